using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>HG1020: zero has no orders of magnitude around it.</summary>
internal sealed class PriorFactorNeedsPositiveRange() : PriorRule(Describe.Error(
    "HG1020",
    "A prior has a factor and its range reaches zero",
    "The prior of '{0}' has a factor and the range starts at {1}; factors need a range above zero: give a Spread instead"))
{
    protected override void Check(PriorUse prior, MemberDeclaration member, RuleContext context)
    {
        // A log range that starts there is reported as such.
        if (prior.Factor is { } factor && member.Range is { IsLog: false, Low: { Problem: BoundProblem.None, Number: <= 0 } low })
            context.Report(Descriptor, factor.Location, member.Name, Show.Bound(low));
    }
}
