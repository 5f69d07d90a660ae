using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Types;

/// <summary>HG0009: of two domains one would have to lose.</summary>
internal sealed class SeveralDomains() : MemberRule(Describe.Error(
    "HG0009",
    "A property has more than one domain",
    "'{0}' already has [{1}]; remove [{2}] or the other"))
{
    protected override void Check(MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        AttributeUse? first = null;
        foreach (AttributeUse attribute in member.Attributes)
        {
            if (attribute.Name is not ("Range" or "LogUniform" or "Choice" or "Nested")) continue;
            if (first is null) first = attribute;
            else context.Report(Descriptor, attribute.Location, member.Name, first.Name, attribute.Name);
        }
    }
}
