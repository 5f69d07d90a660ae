using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Logs;

/// <summary>HG2004: over so narrow a range a logarithm is nearly straight.</summary>
internal sealed class LogRangeIsNarrow() : RangeRule(Describe.Hint(
    "HG2004",
    "A logarithmic range spans less than a factor of two",
    "[{0}, {1}] spans less than a factor of two; the logarithm of '{2}' changes little"))
{
    protected override void Check(RangeUse range, MemberDeclaration member, RuleContext context)
    {
        if (range is { IsLog: true, IsReadable: true } && range.Low.Number > 0 && range.High.Number > range.Low.Number
            && range.High.Number < 2 * range.Low.Number)
        {
            Location place = range.LogArgument?.Syntax?.Parent?.GetLocation() ?? range.Attribute.Location;
            context.Report(Descriptor, place, Show.Bound(range.Low), Show.Bound(range.High), member.Name);
        }
    }
}
