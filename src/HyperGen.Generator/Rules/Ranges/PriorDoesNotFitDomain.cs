using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>HG1022: numbers have a centre, choices weights, and nested spaces priors of their own.</summary>
internal sealed class PriorDoesNotFitDomain() : PriorRule(Describe.Error(
    "HG1022",
    "A prior does not fit what is searched",
    "The prior of '{0}' has {1}; {2}"))
{
    protected override void Check(PriorUse prior, MemberDeclaration member, RuleContext context)
    {
        if (member.Nested is not null)
            Report("no single value to be about", "put priors on the properties of the nested type");
        else if (member.Range is not null && prior.Weights is not null)
            Report("weights, which are for choices", "give a range a centre with Factor or Spread");
        else if (member.Choice is not null && (prior.Centre is not null || prior.Spread is not null || prior.Factor is not null))
            Report("a centre, a factor or a spread, which are for ranges", "give a choice Weights");

        void Report(string problem, string mend) => context.Report(Descriptor, prior.Attribute.Location, member.Name, problem, mend);
    }
}
