using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>HG1008: a range is walked upwards.</summary>
internal sealed class StepIsNotPositive() : RangeRule(Describe.Error(
    "HG1008",
    "A step is not positive",
    "The step of '{0}' is {1}; it must be positive and finite"))
{
    protected override void Check(RangeUse range, MemberDeclaration member, RuleContext context)
    {
        if (range.Step is { } step && (step.Problem == BoundProblem.NotFinite || Scalars.Number(step.Argument?.Value) <= 0
            || step.Number <= 0))
            context.Report(Descriptor, step.Location, member.Name, Show.Bound(step));
    }
}
