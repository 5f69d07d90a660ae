using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Conditions;

/// <summary>What a condition may name.</summary>
internal static class Parents
{
    /// <summary>Whether the space has a member of the name, searched or not, inherited or not.</summary>
    public static bool Exists(string? name, SpaceDeclaration space)
    {
        if (name is null) return false;
        if (space.Find(name) is not null) return true;
        for (INamedTypeSymbol? level = space.Type; level is not null; level = level.BaseType)
        {
            if (level.GetMembers(name).Any(member => member.Kind is SymbolKind.Property or SymbolKind.Field)) return true;
        }

        return false;
    }
}
