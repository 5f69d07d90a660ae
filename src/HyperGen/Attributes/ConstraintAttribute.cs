namespace HyperGen;

/// <summary>
/// Marks a property that tells before any trial runs whether a config is feasible: a <see cref="bool"/> that is true, or a number that
/// is at most zero. An infeasible config is never proposed.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ConstraintAttribute : Attribute;
