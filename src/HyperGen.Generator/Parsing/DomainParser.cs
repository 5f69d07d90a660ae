using HyperGen.Generator.Declarations;
using HyperGen.Generator.Model;

namespace HyperGen.Generator.Parsing;

/// <summary>Parses what a member is searched over.</summary>
internal static class DomainParser
{
    /// <param name="member">The member.</param>
    /// <param name="ordinal">Its position.</param>
    /// <param name="offsets">Advanced by the parameters of the domain.</param>
    /// <param name="names">The names of all handles, to which those of alternatives are added.</param>
    public static DomainSpec? Parse(MemberDeclaration member, int ordinal, Offsets offsets, HashSet<string> names)
    {
        if (member.Nested is not null) return Nested(member, offsets);
        if (member.Choice is { IsPolymorphic: true } types) return PolymorphicParser.Parse(member, types, offsets, names);
        offsets.AddOne();
        if (member.Choice is { } choice) return ChoiceParser.Parse(member.Type, choice);
        return member is { Range: { IsReadable: true } range, Limits: null or { IsReadable: true } }
            ? RangeParser.Parse(member.Type, range, member.Limits, ordinal)
            : null;
    }

    private static NestedDomainSpec Nested(MemberDeclaration member, Offsets offsets)
    {
        string space = TypeNames.Bare(member.Type.Underlying);
        offsets.AddSpace(space);
        return new NestedDomainSpec(space, SpaceConstraints.Has(member.Type.Underlying));
    }
}
