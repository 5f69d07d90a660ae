using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>HG1023: a belief about a number is a centre and one width.</summary>
internal sealed class PriorHasNoWidth() : PriorRule(Describe.Error(
    "HG1023",
    "A prior of a range is not a centre with one width",
    "The prior of '{0}' has {1}; write [Prior(centre, Factor = ...)] or [Prior(centre, Spread = ...)]"))
{
    protected override void Check(PriorUse prior, MemberDeclaration member, RuleContext context)
    {
        if (member.Range is null || prior.Weights is not null) return;
        string? problem = prior switch
        {
            { Attribute.Data.ConstructorArguments.IsEmpty: true } => "no centre",
            { Factor: null } when prior.Attribute.Named("Spread") is null => "neither a factor nor a spread",
            { Factor: not null, Spread: not null } => "both a factor and a spread",
            _ => null,
        };
        if (problem is not null) context.Report(Descriptor, prior.Attribute.Location, member.Name, problem);
    }
}
