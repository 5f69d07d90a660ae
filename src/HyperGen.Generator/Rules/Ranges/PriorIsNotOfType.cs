using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>HG1021: a belief speaks of values of the property.</summary>
internal sealed class PriorIsNotOfType() : PriorRule(Describe.Error(
    "HG1021",
    "A prior is not a value of the property's type",
    "{0} is not a value of '{1}', the type of '{2}'"))
{
    protected override void Check(PriorUse prior, MemberDeclaration member, RuleContext context)
    {
        if (member.Range is null || !member.Type.IsRangeable) return;
        Check(prior.Centre);
        if (prior.Spread is not { Problem: BoundProblem.NotFinite }) Check(prior.Spread);

        void Check(Bound? bound)
        {
            if (bound is { Problem: not (BoundProblem.None or BoundProblem.Erroneous) })
                context.Report(Descriptor, bound.Location, Show.Bound(bound), Show.Type(member.Type.Underlying), member.Name);
        }
    }
}
