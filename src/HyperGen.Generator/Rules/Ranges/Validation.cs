namespace HyperGen.Generator.Rules.Ranges;

/// <summary>The validation attributes of the base class library.</summary>
internal static class Validation
{
    /// <summary>The <c>System.ComponentModel.DataAnnotations.RangeAttribute</c> of a property.</summary>
    public static AttributeData? RangeOf(IPropertySymbol property) => property.GetAttributes().FirstOrDefault(attribute =>
        attribute.AttributeClass is { Name: "RangeAttribute", ContainingNamespace: { Name: "DataAnnotations" } home }
        && home.ContainingNamespace.Name == "ComponentModel");
}
