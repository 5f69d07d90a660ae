using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>HG1007: the study starts from the default.</summary>
internal sealed class DefaultIsOutsideRange() : RangeRule(Describe.Error(
    "HG1007",
    "A default lies outside its range",
    "The default {0} of '{1}' lies outside [{2}, {3}]"))
{
    protected override void Check(RangeUse range, MemberDeclaration member, RuleContext context)
    {
        if (RangePlaces.AreOrdered(range) != true || DefaultReader.Read(member) is not { HasValue: true, Value: { } value }) return;
        int? below = Scalars.Compare(value, range.Low.Typed);
        int? above = Scalars.Compare(value, range.High.Typed);
        if (below is null || above is null || (below >= 0 && above <= 0)) return;
        Bound nearest = below < 0 ? range.Low : range.High;
        context.Report(
            Descriptor,
            member.DefaultSyntax!.GetLocation(),
            Repair.With(Scalars.Literal(nearest.Typed!, member.Type.Kind)),
            Show.Default(value, member.Type.Kind),
            member.Name,
            Show.Bound(range.Low),
            Show.Bound(range.High));
    }
}
