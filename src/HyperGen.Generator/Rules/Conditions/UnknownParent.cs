using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Conditions;

/// <summary>HG4001: the parent is a property of the same space.</summary>
internal sealed class UnknownParent() : ConditionRule(Describe.Error(
    "HG4001",
    "A condition names a member that does not exist",
    "'{0}' has no member {1}"))
{
    protected override void Check(WhenUse condition, MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        if (condition.Parent is { IsErroneous: false } parent && !Parents.Exists(condition.ParentName, space))
            context.Report(Descriptor, parent.Location, space.Type.Name, Show.Value(condition.ParentName));
    }
}
