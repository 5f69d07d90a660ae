using HyperGen.Generator.Declarations;
using HyperGen.Generator.Model;

namespace HyperGen.Generator.Parsing;

/// <summary>Parses the searched members of a space.</summary>
internal static class MemberParser
{
    /// <summary>The members in declaration order, or <see langword="null"/> when one cannot be.</summary>
    public static MemberSpec[]? ParseAll(SpaceDeclaration space, MemberDeclaration[] searched, out string parameterCount)
    {
        Offsets offsets = new();
        var names = new HashSet<string>(searched.Select(member => member.Name), StringComparer.Ordinal);
        var members = new MemberSpec[searched.Length];
        for (int i = 0; i < searched.Length; i++)
        {
            string offset = offsets.Current;
            if (!IsReadable(searched[i].Property)
                || DomainParser.Parse(searched[i], i, offsets, names) is not { } domain
                || ConditionParser.Parse(searched[i], searched) is not { } conditions)
            {
                parameterCount = "";
                return null;
            }

            members[i] = Parse(searched[i], i, offset, domain, conditions, space);
        }

        parameterCount = offsets.Current;
        return members;
    }

    private static bool IsReadable(IPropertySymbol? property) => property is
    {
        GetMethod: not null, IsStatic: false, IsIndexer: false, ReturnsByRef: false, ReturnsByRefReadonly: false,
    };

    private static MemberSpec Parse(
        MemberDeclaration member,
        int ordinal,
        string offset,
        DomainSpec domain,
        EquatableArray<ConditionSpec> conditions,
        SpaceDeclaration space) => new()
        {
            Ordinal = ordinal,
            Name = member.Name,
            Identifier = TypeNames.Identifier(member.Name),
            Type = TypeNames.Full(member.Type.Declared),
            Offset = offset,
            HandleAccessibility = HandleAccess.Of(member, space.Type),
            Documentation = Documentation.Of(member),
            Conditions = conditions,
            FormerNames = new(member.FormerNames.Where(former => former.Text is not null).Select(former => Literals.Of(former.Text!))),
            Domain = domain,
            Prior = PriorParser.Parse(member),
            Limits = LimitsParser.Parse(member),
        };
}
