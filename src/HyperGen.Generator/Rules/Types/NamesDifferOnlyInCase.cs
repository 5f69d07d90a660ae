using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Types;

/// <summary>HG0010: parameters are told apart by name, case aside.</summary>
internal sealed class NamesDifferOnlyInCase() : Rule(Describe.Error(
    "HG0010",
    "Two parameters differ only in case",
    "'{0}' and '{1}' differ only in case, and parameters are stored without regard to it; rename one"))
{
    public override void Check(SpaceDeclaration space, RuleContext context)
    {
        Dictionary<string, string> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (MemberDeclaration member in space.Searched)
        {
            if (seen.TryGetValue(member.Name, out string other)) context.Report(Descriptor, member.Location, member.Name, other);
            else seen.Add(member.Name, member.Name);
        }
    }
}
