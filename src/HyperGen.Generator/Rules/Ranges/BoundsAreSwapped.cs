using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>HG1001: no value lies between swapped bounds.</summary>
internal sealed class BoundsAreSwapped() : RangeRule(Describe.Error(
    "HG1001",
    "The bounds of a range are swapped",
    "The lower bound {0} lies above the upper bound {1} of '{2}'; swap them"))
{
    protected override void Check(RangeUse range, MemberDeclaration member, RuleContext context)
    {
        if (RangePlaces.AreOrdered(range) == false)
            context.Report(Descriptor, RangePlaces.Bounds(range), Show.Bound(range.Low), Show.Bound(range.High), member.Name);
    }
}
