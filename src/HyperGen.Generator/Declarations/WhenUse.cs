namespace HyperGen.Generator.Declarations;

/// <summary>A <c>[When]</c> on a member.</summary>
internal sealed class WhenUse
{
    public WhenUse(AttributeUse attribute) => (Attribute, Parent, Values) = (attribute, attribute.Positional(0), attribute.Elements(1));

    public AttributeUse Attribute { get; }

    /// <summary>The argument that names the parent property.</summary>
    public ArgumentValue? Parent { get; }

    /// <summary>The name of the parent property, or <see langword="null"/> when it is not there yet.</summary>
    public string? ParentName => Parent?.Value as string;

    /// <summary>The activating values, as alternatives.</summary>
    public ImmutableArray<ArgumentValue> Values { get; }
}
