namespace HyperGen;

/// <summary>
/// Searches a finite set of values. With arguments: exactly those, constants of the property's type, <see langword="null"/> where the
/// type allows it, or types for a polymorphic property. Without arguments: every member of an enum, or false and true.
/// </summary>
/// <param name="values">The values, in order; the order is part of the stored form.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class ChoiceAttribute(params object?[]? values) : Attribute
{
    /// <summary>The values, in order; empty for "all members". A lone <see langword="null"/> argument is the single value null.</summary>
    public IReadOnlyList<object?> Values { get; } = values ?? [null];
}
