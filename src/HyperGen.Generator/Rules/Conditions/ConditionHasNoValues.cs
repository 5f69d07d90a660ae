using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Conditions;

/// <summary>HG4011: a condition lists the values it waits for.</summary>
internal sealed class ConditionHasNoValues() : ConditionRule(Describe.Error(
    "HG4011",
    "A condition has no values",
    "The condition of '{0}' on '{1}' lists no values and is never met"))
{
    protected override void Check(WhenUse condition, MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        if (condition.Values.IsEmpty && condition.ParentName is { } parent)
            context.Report(Descriptor, condition.Attribute.Location, member.Name, parent);
    }
}
