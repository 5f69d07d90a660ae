using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Conditions;

/// <summary>HG4004: a condition lists values of its parent.</summary>
internal sealed class ImpossibleValue() : ConditionRule(Describe.Error(
    "HG4004",
    "A condition waits for a value its parent never takes",
    "'{0}' never takes the value {1}, so '{2}' would not be searched with it"))
{
    protected override void Check(WhenUse condition, MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        if (condition.ParentName == member.Name || space.Find(condition.ParentName) is not { DomainCount: 1, Nested: null } parent) return;
        foreach (ArgumentValue value in condition.Values)
        {
            if (!value.IsErroneous && Domain.Takes(parent, value) == false)
                context.Report(Descriptor, value.Location, parent.Name, Show.Argument(value), member.Name);
        }
    }
}
