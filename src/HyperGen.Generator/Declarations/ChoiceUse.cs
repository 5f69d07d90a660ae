namespace HyperGen.Generator.Declarations;

/// <summary>A <c>[Choice]</c> on a member.</summary>
internal sealed class ChoiceUse
{
    public ChoiceUse(AttributeUse attribute) => (Attribute, Values) = (attribute, attribute.Elements(0));

    public AttributeUse Attribute { get; }

    /// <summary>The values as written; empty means every member of an enum, or false and true.</summary>
    public ImmutableArray<ArgumentValue> Values { get; }

    /// <summary>Whether the values are types, for a polymorphic property.</summary>
    public bool IsPolymorphic => Values.Any(value => value.Constant.Kind == TypedConstantKind.Type);
}
