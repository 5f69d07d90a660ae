using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Conditions;

/// <summary>HG4002: only a searched value varies.</summary>
internal sealed class ParentIsNotSearched() : ConditionRule(Describe.Error(
    "HG4002",
    "A condition names a member that is not searched",
    "'{0}' {1}, so nothing can depend on its value"))
{
    protected override void Check(WhenUse condition, MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        if (condition.Parent is not { } argument || !Parents.Exists(condition.ParentName, space)) return;
        MemberDeclaration? parent = space.Find(condition.ParentName);
        string? obstacle =
            parent is null ? "is not searched" : parent.Nested is null ? null : "is a nested space without a value of its own";
        if (obstacle is not null) context.Report(Descriptor, argument.Location, condition.ParentName, obstacle);
    }
}
