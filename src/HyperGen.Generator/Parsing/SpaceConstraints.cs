using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Parsing;

/// <summary>Whether a space type, or a space within it, has constraints.</summary>
internal static class SpaceConstraints
{
    public static bool Has(ITypeSymbol type) => Has(type, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default));

    private static bool Has(ITypeSymbol type, HashSet<ITypeSymbol> seen)
    {
        if (!AttributeNames.IsSearchSpace(type) || !seen.Add(type.OriginalDefinition)) return false;
        for (ITypeSymbol? level = type; level is not null; level = level.BaseType)
        {
            foreach (ISymbol member in level.GetMembers())
            {
                if (member is IPropertySymbol property && Has(property, seen)) return true;
                if (member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
                    && constructor.Parameters.Any(parameter => HasNested(parameter.GetAttributes(), parameter.Type, seen))) return true;
            }
        }

        return false;
    }

    private static bool Has(IPropertySymbol property, HashSet<ITypeSymbol> seen)
    {
        ImmutableArray<AttributeData> attributes = property.GetAttributes();
        return attributes.Any(attribute => AttributeNames.IsOurs(attribute, AttributeNames.Constraint))
            || HasNested(attributes, property.Type, seen);
    }

    private static bool HasNested(ImmutableArray<AttributeData> attributes, ITypeSymbol type, HashSet<ITypeSymbol> seen)
    {
        foreach (AttributeData attribute in attributes)
        {
            if (AttributeNames.IsOurs(attribute, AttributeNames.Nested) && Has(PropertyType.Of(type).Underlying, seen)) return true;
            if (AttributeNames.IsOurs(attribute, AttributeNames.Choice)
                && new AttributeUse(attribute, Location.None).Elements(0)
                    .Any(value => value.Value is ITypeSymbol alternative && Has(alternative, seen))) return true;
        }

        return false;
    }
}
