using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Conditions;

/// <summary>HG4012: a condition on every value is none.</summary>
internal sealed class ConditionAlwaysHolds() : ConditionRule(Describe.Warning(
    "HG4012",
    "A condition always holds",
    "The condition of '{0}' lists all {2} values of '{1}' and excludes nothing"))
{
    protected override void Check(WhenUse condition, MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        if (space.Find(condition.ParentName) is not { DomainCount: 1, Choice: { } choice } parent || parent.Name == member.Name) return;
        if (Domain.Choices(choice, parent.Type) is not { } all) return;
        HashSet<Optional<object?>> listed = [.. condition.Values.Select(value =>
            new Optional<object?>(ChoiceReader.Read(value, parent.Type).Value))];
        if (all.All(value => listed.Contains(new(value))))
            context.Report(Descriptor, condition.Attribute.Location, member.Name, parent.Name, all.Count);
    }
}
