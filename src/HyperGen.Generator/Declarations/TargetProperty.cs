namespace HyperGen.Generator.Declarations;

/// <summary>Finds the property of a mirrored type.</summary>
internal static class TargetProperty
{
    /// <summary>The public property of a name, inherited ones included, or <see langword="null"/>.</summary>
    public static IPropertySymbol? Of(INamedTypeSymbol target, string name)
    {
        for (INamedTypeSymbol? level = target; level is not null; level = level.BaseType)
        {
            if (level.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault(property => !property.IsStatic) is { } found) return found;
        }

        return null;
    }
}
