using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Conditions;

/// <summary>HG4005: some parameter must be chosen first.</summary>
internal sealed class ConditionCycle() : ConditionRule(Describe.Error(
    "HG4005",
    "Conditions form a cycle",
    "'{0}' and '{1}' wait for each other: {2}"))
{
    protected override void Check(WhenUse condition, MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        if (condition.ParentName is { } start && start != member.Name && Path(start, member.Name, space, []) is { } path)
            context.Report(Descriptor, condition.Parent!.Value.Location, member.Name, start, string.Join(" -> ", [member.Name, .. path]));
    }

    private static ImmutableList<string>? Path(string from, string to, SpaceDeclaration space, HashSet<string> seen)
    {
        if (from == to) return [to];
        if (!seen.Add(from) || space.Find(from) is not { } member) return null;
        return member.Conditions
            .Select(condition => condition.ParentName is { } next && next != from ? Path(next, to, space, seen) : null)
            .FirstOrDefault(path => path is not null)?
            .Insert(0, from);
    }
}
