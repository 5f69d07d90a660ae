using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>HG1019: a belief has a width.</summary>
internal sealed class PriorSpreadIsNotPositive() : PriorRule(Describe.Error(
    "HG1019",
    "The width of a prior is not positive",
    "The prior of '{0}' has the {1} {2}; it must be finite and above {3}"))
{
    protected override void Check(PriorUse prior, MemberDeclaration member, RuleContext context)
    {
        if (prior.Spread is { } spread
            && (spread.Problem == BoundProblem.NotFinite || Scalars.Number(spread.Argument?.Value) <= 0 || spread.Number <= 0))
            context.Report(Descriptor, spread.Location, member.Name, "spread", Show.Bound(spread), "0");
        if (prior.Factor is { IsErroneous: false } factor && !(prior.FactorNumber > 1 && !double.IsInfinity(prior.FactorNumber)))
            context.Report(Descriptor, factor.Location, member.Name, "factor", Show.Value(factor.Value), "1");
    }
}
