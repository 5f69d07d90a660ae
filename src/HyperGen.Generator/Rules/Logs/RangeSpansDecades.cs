using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Logs;

/// <summary>HG2003: evenly spread values hardly ever fall into the lower decades.</summary>
internal sealed class RangeSpansDecades() : RangeRule(Describe.Hint(
    "HG2003",
    "A range spans three decades or more",
    "[{0}, {1}] spans {2} decades; most draws of '{3}' would fall in the highest"))
{
    protected override void Check(RangeUse range, MemberDeclaration member, RuleContext context)
    {
        if (range is { IsLog: false, IsReadable: true, Step: null } && range.Low.Number > 0
            && range.High.Number / range.Low.Number >= 999.9999999
            && range.LogArgument is null)
        {
            int decades = (int)Math.Floor(Math.Log10(range.High.Number / range.Low.Number) + 1e-9);
            context.Report(
                Descriptor, range.Attribute.Location, Show.Bound(range.Low), Show.Bound(range.High), decades, member.Name);
        }
    }
}
