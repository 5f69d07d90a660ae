using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>HG1006: ranges are for numbers, characters and time spans.</summary>
internal sealed class TypeCannotCarryRange() : MemberRule(Describe.Error(
    "HG1006",
    "The type of the property cannot carry a range",
    "'{0}' is of type '{1}', which cannot carry [{2}]; use {3}"))
{
    protected override void Check(MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        if (member.Type.IsRangeable || member.Type.Kind == ValueKind.Erroneous) return;
        foreach (RangeUse range in member.Ranges)
        {
            context.Report(
                Descriptor,
                range.Attribute.Location,
                Fitting(member.Type.Kind),
                member.Name,
                member.Type.DisplayName,
                range.Attribute.Name,
                Mend(member.Type.Kind));
        }
    }

    private static ImmutableDictionary<string, string?> Fitting(ValueKind kind) => kind switch
    {
        ValueKind.Boolean or ValueKind.Enum => Repair.With("Choice"),
        ValueKind.Space => Repair.With("Nested"),
        _ => ImmutableDictionary<string, string?>.Empty,
    };

    private static string Mend(ValueKind kind) => kind switch
    {
        ValueKind.Boolean or ValueKind.Enum => "[Choice]",
        ValueKind.String => "[Choice] with the values",
        ValueKind.Space => "[Nested]",
        _ => "a numeric type",
    };
}
