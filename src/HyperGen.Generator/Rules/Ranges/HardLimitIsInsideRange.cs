using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>HG1024: bounds move outwards.</summary>
internal sealed class HardLimitIsInsideRange() : LimitsRule(Describe.Error(
    "HG1024",
    "A hard limit lies inside its range",
    "The {0} limit {1} of '{2}' lies inside the range [{3}, {4}]; a limit lies outside of it or on its bound"))
{
    protected override void Check(ExpandableUse limits, RangeUse range, MemberDeclaration member, RuleContext context)
    {
        if (HardLimitsAreSwapped.Are(limits)) return;
        if (Scalars.Compare(limits.Low.Typed, range.Low.Typed) > 0) Report("lower", limits.Low, range.Low);
        if (Scalars.Compare(limits.High.Typed, range.High.Typed) < 0) Report("upper", limits.High, range.High);

        void Report(string side, Bound limit, Bound bound) => context.Report(
            Descriptor,
            limit.Location,
            Repair.With(Scalars.Argument(bound.Typed!, limit)),
            side,
            Show.Bound(limit),
            member.Name,
            Show.Bound(range.Low),
            Show.Bound(range.High));
    }
}
