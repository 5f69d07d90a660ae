using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Types;

/// <summary>HG0015: a former name leads to one parameter and is the present name of none.</summary>
internal sealed class FormerNameIsInUse() : MemberRule(Describe.Error(
    "HG0015",
    "A former name is in use",
    "{0} cannot be a former name of '{1}': {2}"))
{
    protected override void Check(MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        foreach (FormerNameUse former in member.FormerNames)
        {
            if (former.Name is { IsErroneous: false } argument && Obstacle(former, member, space) is { } obstacle)
                context.Report(Descriptor, argument.Location, Show.Value(former.Text), member.Name, obstacle);
        }
    }

    private static string? Obstacle(FormerNameUse former, MemberDeclaration member, SpaceDeclaration space)
    {
        if (string.IsNullOrWhiteSpace(former.Text)) return "it is empty";
        if (space.Searched.Any(other => Same(other.Name, former.Text))) return "a parameter has that name now";
        bool isClaimed = space.Members
            .SelectMany(other => other.FormerNames)
            .TakeWhile(other => other.Attribute.Data != former.Attribute.Data)
            .Any(other => Same(other.Text, former.Text));
        return isClaimed ? "it is claimed before" : null;

        static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
    }
}
