using HyperGen.Generator.Declarations;
using HyperGen.Generator.Model;

namespace HyperGen.Generator.Parsing;

/// <summary>Parses a <c>[Choice]</c> of types.</summary>
internal static class PolymorphicParser
{
    public static PolymorphicDomainSpec? Parse(MemberDeclaration member, ChoiceUse choice, Offsets offsets, HashSet<string> names)
    {
        offsets.AddOne();
        INamedTypeSymbol[] types = [.. choice.Values.Select(value => value.Value).OfType<INamedTypeSymbol>()];
        if (types.Length != choice.Values.Length || !types.All(AttributeNames.IsSearchSpace)) return null;

        // Names alone make the shortest labels; where two types share one, their namespaces tell them apart.
        bool areDistinct = types.Select(type => type.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() == types.Length;
        var alternatives = new List<AlternativeSpec>(types.Length);
        foreach (INamedTypeSymbol type in types)
        {
            string space = TypeNames.Bare(type);
            string label = areDistinct ? type.Name : TypeNames.Source(type);
            string handle = member.Name + new string([.. label.Where(char.IsLetterOrDigit)]);
            while (!names.Add(handle)) handle += "_";
            alternatives.Add(new AlternativeSpec
            {
                Space = space,
                Label = Literals.Of(label),
                HandleName = handle,
                Offset = offsets.Current,
                IsConstrained = SpaceConstraints.Has(type),
            });
            offsets.AddSpace(space);
        }

        return new PolymorphicDomainSpec(new(alternatives));
    }
}
