namespace HyperGen;

/// <summary>
/// Makes a parameter conditional: it is searched only while the named property has one of the given values and keeps its default
/// otherwise. Several attributes on one property must all hold. A parameter whose parent is inactive is inactive.
/// </summary>
/// <param name="property">The parent property, with <see langword="nameof"/>.</param>
/// <param name="values">The values of the parent, as alternatives.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class WhenAttribute(string property, params object?[]? values) : Attribute
{
    /// <summary>The name of the parent property.</summary>
    public string Property { get; } = property;

    /// <summary>
    /// The values of the parent that activate the parameter. A lone <see langword="null"/> argument is the single value null.
    /// </summary>
    public IReadOnlyList<object?> Values { get; } = values ?? [null];
}
