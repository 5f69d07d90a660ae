using System.Text;

namespace HyperGen.Generator.Parsing;

/// <summary>Types and identifiers as source.</summary>
internal static class TypeNames
{
    private static readonly SymbolDisplayFormat FullFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat SourceFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>From anywhere: <c>global::Demo.Kind?</c>.</summary>
    public static string Full(ITypeSymbol type) =>
        (IsObliviousText(type) ? type.WithNullableAnnotation(NullableAnnotation.Annotated) : type).ToDisplayString(FullFormat);

    // Where annotations are off null is a value of every string, and generated files have them on.
    private static bool IsObliviousText(ITypeSymbol type) =>
        type is { SpecialType: SpecialType.System_String, NullableAnnotation: NullableAnnotation.None };

    /// <summary>The same without a nullable annotation, as <c>typeof</c> and <c>new</c> take it.</summary>
    public static string Bare(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>As a person writes it outside any namespace: <c>Demo.Kind</c>.</summary>
    public static string Source(ITypeSymbol type) => type.ToDisplayString(SourceFormat);

    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    public static string? Namespace(INamedTypeSymbol type) => type.ContainingNamespace.IsGlobalNamespace
        ? null
        : type.ContainingNamespace.ToDisplayString(SourceFormat);

    /// <summary>The header of a further partial declaration: names of type parameters only.</summary>
    public static string Header(INamedTypeSymbol type)
    {
        string keyword = type switch
        {
            { TypeKind: TypeKind.Interface } => "interface",
            { IsRecord: true, IsValueType: true } => "record struct",
            { IsRecord: true } => "record",
            { IsValueType: true } => "struct",
            _ => "class",
        };
        string parameters = type.TypeParameters.IsEmpty
            ? ""
            : $"<{string.Join(", ", type.TypeParameters.Select(parameter => Identifier(parameter.Name)))}>";
        return $"partial {keyword} {Identifier(type.Name)}{parameters}";
    }

    /// <summary>``Namespace.Outer+Inner`1.HyperGen.g.cs``; file names are told apart without regard to case, so twins get a mark.</summary>
    public static string Hint(INamedTypeSymbol type)
    {
        StringBuilder name = new(type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString() + ".");
        name.Replace("@", "");
        foreach (INamedTypeSymbol container in Declarations.TypePlaces.Containers(type)) name.Append(Marked(container)).Append('+');
        return name.Append(Marked(type)).Append(".HyperGen.g.cs").ToString();
    }

    private static string Marked(INamedTypeSymbol type)
    {
        INamespaceOrTypeSymbol parent = (INamespaceOrTypeSymbol?)type.ContainingType ?? type.ContainingNamespace;
        int twin = 0;
        foreach (INamedTypeSymbol sibling in parent.GetTypeMembers())
        {
            if (sibling.Arity != type.Arity || !string.Equals(sibling.Name, type.Name, StringComparison.OrdinalIgnoreCase)) continue;
            if (string.CompareOrdinal(sibling.Name, type.Name) < 0) twin++;
        }

        return twin == 0 ? type.MetadataName : $"{type.MetadataName}-{twin}";
    }
}
