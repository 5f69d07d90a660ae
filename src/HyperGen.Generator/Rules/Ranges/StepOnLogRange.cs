using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>HG1011: steps are evenly spaced and a logarithmic range is not.</summary>
internal sealed class StepOnLogRange() : RangeRule(Describe.Error(
    "HG1011",
    "A logarithmic range has a step",
    "'{0}' is searched over orders of magnitude, where the step {1} has no meaning"))
{
    protected override void Check(RangeUse range, MemberDeclaration member, RuleContext context)
    {
        if (range is { IsLog: true, Step: { } step }) context.Report(Descriptor, step.Location, member.Name, step.Text);
    }
}
