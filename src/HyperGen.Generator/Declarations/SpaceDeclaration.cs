namespace HyperGen.Generator.Declarations;

/// <summary>
/// What a type marked as a search space says, read from its symbols: the material of the rules and of the parser. Tolerates code that does
/// not compile yet. Lives only within one call of an analyzer or of a generator step: it holds symbols.
/// </summary>
internal sealed class SpaceDeclaration
{
    public SpaceDeclaration(
        INamedTypeSymbol type, AttributeUse marker, ImmutableArray<MemberDeclaration> members, Compilation compilation)
    {
        (Type, Marker, Members, Compilation) = (type, marker, members, compilation);
        Target = marker.Name == "SearchSpaceFor" ? marker.Positional(0)?.Value as INamedTypeSymbol : null;
        Location = TypePlaces.Identifier(type);
    }

    public INamedTypeSymbol Type { get; }

    /// <summary>The <c>[SearchSpace]</c> or <c>[SearchSpaceFor]</c>.</summary>
    public AttributeUse Marker { get; }

    /// <summary>The mirrored type of <c>[SearchSpaceFor]</c>.</summary>
    public INamedTypeSymbol? Target { get; }

    /// <summary>Every annotated member, inherited ones first, in declaration order.</summary>
    public ImmutableArray<MemberDeclaration> Members { get; }

    /// <summary>The members with a domain.</summary>
    public IEnumerable<MemberDeclaration> Searched => Members.Where(member => member.IsSearched);

    public IEnumerable<MemberDeclaration> Constraints => Members.Where(member => member.Constraint is not null);

    public Compilation Compilation { get; }

    /// <summary>The identifier of the type.</summary>
    public Location Location { get; }

    /// <summary>The types it is nested in, outermost first.</summary>
    public IEnumerable<INamedTypeSymbol> Containers => TypePlaces.Containers(Type);

    public MemberDeclaration? Find(string? name) => Members.FirstOrDefault(member => member.IsSearched && member.Name == name);
}
