namespace HyperGen.Generator.Declarations;

/// <summary>Where a type stands: its containers, its declarations, its identifier.</summary>
internal static class TypePlaces
{
    /// <summary>The containing types, outermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        var containers = new Stack<INamedTypeSymbol>();
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType) containers.Push(outer);
        return containers;
    }

    /// <summary>The declarations in source.</summary>
    public static IEnumerable<TypeDeclarationSyntax> Declarations(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>();

    public static bool IsPartial(INamedTypeSymbol type) =>
        Declarations(type).Any(declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>The identifier in the first declaration.</summary>
    public static Location Identifier(INamedTypeSymbol type) =>
        Declarations(type).FirstOrDefault()?.Identifier.GetLocation() ?? type.Locations.FirstOrDefault() ?? Location.None;
}
