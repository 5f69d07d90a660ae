namespace HyperGen.Generator.Model;

/// <summary>A condition on the numeric value of another member.</summary>
/// <param name="Parent">Ordinal of the parent.</param>
/// <param name="Values">The activating values as <c>double</c> literals.</param>
internal sealed record ConditionSpec(int Parent, EquatableArray<string> Values);
