using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>HG1009: the first step would already leave the range.</summary>
internal sealed class StepIsWiderThanRange() : RangeRule(Describe.Error(
    "HG1009",
    "A step is wider than its range",
    "The step {0} is wider than the range [{1}, {2}] of '{3}'"))
{
    protected override void Check(RangeUse range, MemberDeclaration member, RuleContext context)
    {
        if (range is { IsReadable: true, IsLog: false, Step: { } step } && range.High.Number > range.Low.Number
            && step.Number > range.High.Number - range.Low.Number
            && Grid.Count(range) == 1)
        {
            context.Report(Descriptor, step.Location, Show.Bound(step), Show.Bound(range.Low), Show.Bound(range.High), member.Name);
        }
    }
}
