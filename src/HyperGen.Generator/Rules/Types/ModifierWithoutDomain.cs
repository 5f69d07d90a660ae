using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Types;

/// <summary>HG0016: conditions, former names, priors and hard limits refine a parameter.</summary>
internal sealed class ModifierWithoutDomain() : MemberRule(Describe.Error(
    "HG0016",
    "An attribute modifies a property that is not searched",
    "[{0}] has no effect on '{1}', which has no [Range], [LogUniform], [Choice] or [Nested]"))
{
    protected override void Check(MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        if (member.IsSearched) return;
        foreach (AttributeUse attribute in member.Attributes)
        {
            if (attribute.Name is "When" or "FormerlyNamed" or "Prior" or "Expandable")
                context.Report(Descriptor, attribute.Location, attribute.Name, member.Name);
        }
    }
}
