using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>HG1018: what is believed likeliest can be tried.</summary>
internal sealed class PriorIsOutsideRange() : PriorRule(Describe.Error(
    "HG1018",
    "The centre of a prior lies outside its range",
    "The prior of '{0}' has the centre {1}, outside [{2}, {3}]"))
{
    protected override void Check(PriorUse prior, MemberDeclaration member, RuleContext context)
    {
        if (member.Range is not { } range || RangePlaces.AreOrdered(range) != true) return;
        if (prior.Centre is not { Problem: BoundProblem.None } centre) return;
        int? below = Scalars.Compare(centre.Typed, range.Low.Typed), above = Scalars.Compare(centre.Typed, range.High.Typed);
        if (below is null || above is null || (below >= 0 && above <= 0)) return;
        Bound nearest = below < 0 ? range.Low : range.High;
        context.Report(
            Descriptor,
            centre.Location,
            Repair.With(Scalars.Argument(nearest.Typed!, centre)),
            member.Name,
            Show.Bound(centre),
            Show.Bound(range.Low),
            Show.Bound(range.High));
    }
}
