namespace HyperGen.Generator.Declarations;

/// <summary>Reads the declaration of a search space from its type.</summary>
internal static class SpaceReader
{
    /// <summary>The declaration, or <see langword="null"/> for a type that is not marked.</summary>
    public static SpaceDeclaration? Read(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        if (AttributeNames.FindMarker(type) is not { } marker) return null;
        Location fallback = TypePlaces.Identifier(type);
        var members = new List<MemberDeclaration>();
        foreach (INamedTypeSymbol level in BaseFirst(type))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (MemberDeclaration member in ReadLevel(level, fallback, compilation)) Place(members, member);
        }

        return new SpaceDeclaration(type, new AttributeUse(marker, fallback), [.. members], compilation);
    }

    /// <summary>Whether the marker that counts is among the given attributes: a type with both markers is generated once.</summary>
    public static bool IsMarkedBy(SpaceDeclaration space, ImmutableArray<AttributeData> attributes) =>
        attributes.Contains(space.Marker.Data);

    /// <summary>The annotated members that a type declares itself, whether or not it is a search space.</summary>
    public static IEnumerable<MemberDeclaration> ReadLevel(INamedTypeSymbol type, Location fallback, Compilation compilation)
    {
        Initializers initializers = new(compilation);
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IPropertySymbol property)
            {
                IParameterSymbol? parameter = ParameterOf(type, property);
                ImmutableArray<AttributeUse> attributes = Uses(property, fallback);
                if (attributes.Length > 0)
                    yield return new(property, property, parameter, attributes, PlaceOf(property, fallback), initializers);
                else if (parameter is not null && Uses(parameter, fallback) is { Length: > 0 } onParameter)
                    yield return new(parameter, property, parameter, onParameter, PlaceOf(parameter, fallback), initializers);
            }
            else if (member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
            {
                foreach (IParameterSymbol orphan in constructor.Parameters)
                {
                    if (PropertyOf(type, orphan) is null && Uses(orphan, fallback) is { Length: > 0 } attributes)
                        yield return new(orphan, null, orphan, attributes, PlaceOf(orphan, fallback), initializers);
                }
            }
        }
    }

    // An override or a hiding member takes the place of the inherited one.
    private static void Place(List<MemberDeclaration> members, MemberDeclaration member)
    {
        int inherited = members.FindIndex(other => other.Name == member.Name);
        if (inherited < 0) members.Add(member);
        else members[inherited] = member;
    }

    private static IEnumerable<INamedTypeSymbol> BaseFirst(INamedTypeSymbol type)
    {
        var levels = new Stack<INamedTypeSymbol>();
        for (INamedTypeSymbol? level = type; level is { SpecialType: SpecialType.None }; level = level.BaseType) levels.Push(level);
        return levels;
    }

    private static ImmutableArray<AttributeUse> Uses(ISymbol symbol, Location fallback) =>
        [.. symbol.GetAttributes().Where(AttributeNames.IsMemberAttribute).Select(attribute => new AttributeUse(attribute, fallback))];

    private static IParameterSymbol? ParameterOf(INamedTypeSymbol type, IPropertySymbol property) => type.InstanceConstructors
        .Where(constructor => !IsCopy(constructor))
        .SelectMany(constructor => constructor.Parameters)
        .FirstOrDefault(parameter => Match(parameter, property));

    private static IPropertySymbol? PropertyOf(INamedTypeSymbol type, IParameterSymbol parameter) =>
        type.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(property => Match(parameter, property));

    public static bool Match(IParameterSymbol parameter, IPropertySymbol property) =>
        string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)
        && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type);

    private static bool IsCopy(IMethodSymbol constructor) =>
        constructor.Parameters.Length == 1
            && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, constructor.ContainingType);

    private static Location PlaceOf(ISymbol symbol, Location fallback) =>
        symbol.Locations.FirstOrDefault(location => location.IsInSource) ?? fallback;
}
