using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Conditions;

/// <summary>HG4003: a value cannot decide whether it is searched.</summary>
internal sealed class ParameterDependsOnItself() : ConditionRule(Describe.Error(
    "HG4003",
    "A parameter depends on itself",
    "'{0}' cannot depend on itself"))
{
    protected override void Check(WhenUse condition, MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        if (condition.ParentName == member.Name) context.Report(Descriptor, condition.Parent!.Value.Location, member.Name);
    }
}
