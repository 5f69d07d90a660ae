namespace HyperGen.Generator.Declarations;

/// <summary>The type behind a <c>[SearchSpaceFor]</c>.</summary>
internal static class Mirror
{
    /// <summary>The instance property of a name, inherited ones included.</summary>
    public static IPropertySymbol? Find(INamedTypeSymbol target, string name)
    {
        for (INamedTypeSymbol? level = target; level is not null; level = level.BaseType)
        {
            IPropertySymbol? property = level.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault(candidate => !candidate.IsStatic);
            if (property is not null) return property;
        }

        return null;
    }
}
