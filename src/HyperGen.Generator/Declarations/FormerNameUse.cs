namespace HyperGen.Generator.Declarations;

/// <summary>A <c>[FormerlyNamed]</c> on a member.</summary>
internal sealed class FormerNameUse
{
    public FormerNameUse(AttributeUse attribute) => (Attribute, Name) = (attribute, attribute.Positional(0));

    public AttributeUse Attribute { get; }

    public ArgumentValue? Name { get; }

    /// <summary>The former name, or <see langword="null"/> when it is not there yet.</summary>
    public string? Text => Name?.Value as string;
}
