using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>HG1016: the grid is the lower bound plus multiples of the step.</summary>
internal sealed class StepIsNotOfType() : RangeRule(Describe.Error(
    "HG1016",
    "A step is not a value of the property's type",
    "The step {0} is not a value of '{1}'"))
{
    protected override void Check(RangeUse range, MemberDeclaration member, RuleContext context)
    {
        if (range.Step is { Problem: not (BoundProblem.None or BoundProblem.Erroneous or BoundProblem.NotFinite) } step
            && !(Scalars.Number(step.Argument?.Value) <= 0))
        {
            context.Report(Descriptor, step.Location, Show.Bound(step), Show.Type(member.Type.Underlying));
        }
    }
}
