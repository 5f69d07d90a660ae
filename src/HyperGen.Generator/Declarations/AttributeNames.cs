namespace HyperGen.Generator.Declarations;

/// <summary>Metadata names of the attributes that declare a search space.</summary>
internal static class AttributeNames
{
    public const string Namespace = "HyperGen";
    public const string SearchSpace = "HyperGen.SearchSpaceAttribute";
    public const string SearchSpaceFor = "HyperGen.SearchSpaceForAttribute";

    public const string Range = "RangeAttribute";
    public const string LogUniform = "LogUniformAttribute";
    public const string Choice = "ChoiceAttribute";
    public const string When = "WhenAttribute";
    public const string Nested = "NestedAttribute";
    public const string Constraint = "ConstraintAttribute";
    public const string FormerlyNamed = "FormerlyNamedAttribute";
    public const string Prior = "PriorAttribute";
    public const string Expandable = "ExpandableAttribute";

    /// <summary>Whether an attribute is one of HyperGen's own, by the name of its class without namespace.</summary>
    public static bool IsOurs(AttributeData attribute, string className) =>
        attribute.AttributeClass is { } type && type.Name == className && IsOurs(type);

    /// <summary>Whether an attribute is one of those that stand on members.</summary>
    public static bool IsMemberAttribute(AttributeData attribute) => attribute.AttributeClass is
    {
        Name: Range or LogUniform or Choice or When or Nested or Constraint or FormerlyNamed or Prior or Expandable
    } type && IsOurs(type);

    /// <summary>Whether a type carries <c>[SearchSpace]</c> or <c>[SearchSpaceFor]</c>.</summary>
    public static bool IsSearchSpace(ITypeSymbol type) => FindMarker(type) is not null;

    /// <summary>The <c>[SearchSpace]</c> or <c>[SearchSpaceFor]</c> of a type.</summary>
    public static AttributeData? FindMarker(ITypeSymbol type)
    {
        foreach (AttributeData attribute in type.OriginalDefinition.GetAttributes())
        {
            if (IsMarker(attribute)) return attribute;
        }

        return null;
    }

    /// <summary>Whether an attribute is <c>[SearchSpace]</c> or <c>[SearchSpaceFor]</c>.</summary>
    public static bool IsMarker(AttributeData attribute) =>
        IsOurs(attribute, "SearchSpaceAttribute") || IsOurs(attribute, "SearchSpaceForAttribute");

    private static bool IsOurs(INamedTypeSymbol type) =>
        type.ContainingNamespace is { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true };
}
