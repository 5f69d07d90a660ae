using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Parsing;

/// <summary>How visible the handle of a parameter may be: no more than the property and the types in the handle's own type.</summary>
internal static class HandleAccess
{
    public static string Of(MemberDeclaration member, INamedTypeSymbol space)
    {
        IEnumerable<ITypeSymbol> exposed = member.Choice is { IsPolymorphic: true } choice
            ? choice.Values.Select(value => value.Value).OfType<ITypeSymbol>()
            : [member.Type.Underlying];
        Level level = exposed.Select(type => LevelOf(type, space)).Concat([LevelOf(member.Property!.DeclaredAccessibility)]).Min();

        // A private property of a public type is still worth a handle within the assembly.
        if (level == Level.Private && exposed.All(type => LevelOf(type, space) > Level.Private)) level = Level.Internal;
        return level switch { Level.Public => "public", Level.Internal => "internal", _ => "private" };
    }

    // Containers that the type shares with the space limit both alike.
    private static Level LevelOf(ITypeSymbol type, INamedTypeSymbol space)
    {
        Level level = Level.Public;
        for (ITypeSymbol? part = type; part is not null && !Contains(part, space); part = part.ContainingType)
        {
            Level own = part.DeclaredAccessibility == Accessibility.NotApplicable ? Level.Public : LevelOf(part.DeclaredAccessibility);
            if (own < level && !(own == Level.Private && IsMemberOfContainer(part, space))) level = own;
        }

        return level;
    }

    private static Level LevelOf(Accessibility accessibility) => accessibility switch
    {
        Accessibility.Public => Level.Public,
        Accessibility.Internal or Accessibility.ProtectedOrInternal => Level.Internal,
        _ => Level.Private,
    };

    private static bool Contains(ITypeSymbol type, INamedTypeSymbol space)
    {
        for (INamedTypeSymbol? level = space; level is not null; level = level.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(level, type)) return true;
        }

        return false;
    }

    // A private sibling of a private space is as visible as the space itself.
    private static bool IsMemberOfContainer(ITypeSymbol type, INamedTypeSymbol space) =>
        type.ContainingType is { } container
        && !SymbolEqualityComparer.Default.Equals(container, space)
        && space.DeclaredAccessibility == Accessibility.Private
        && SymbolEqualityComparer.Default.Equals(container, space.ContainingType);

    private enum Level { Private, Internal, Public }
}
