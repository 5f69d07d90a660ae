using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>HG1027: only a range has bounds, and only one that can grow on its own grid has bounds to move.</summary>
internal sealed class HardLimitsDoNotFitDomain() : MemberRule(Describe.Error(
    "HG1027",
    "Hard limits do not fit what is searched",
    "'{0}' has hard limits and {1}; {2}"))
{
    protected override void Check(MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        if (member.Limits is not { } limits || member.DomainCount != 1 || member.Type.Kind == ValueKind.Erroneous) return;
        if (member.Nested is not null) Report("no bounds of its own", "put [Expandable] on the properties of the nested type");
        else if (member.Choice is not null) Report("choices, which have no bounds", "add choices instead");
        else if (member.Range is { Step: not null } && !member.Type.IsInteger && member.Type.Kind != ValueKind.Char)
            Report("a step between real values", "drop one of the two");
        else if (member.Range is { IsReadable: true } range && Scalars.Compare(range.Low.Typed, range.High.Typed) == 0)
            Report("a single value", "give it a range first");

        void Report(string problem, string mend) => context.Report(Descriptor, limits.Attribute.Location, member.Name, problem, mend);
    }
}
