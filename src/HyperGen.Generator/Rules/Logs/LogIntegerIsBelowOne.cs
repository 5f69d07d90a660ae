using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Logs;

/// <summary>HG2002: the smallest integer with a logarithm is 1.</summary>
internal sealed class LogIntegerIsBelowOne() : RangeRule(Describe.Error(
    "HG2002",
    "A logarithmic integer range starts below 1",
    "'{0}' is searched over orders of magnitude; its lower bound {1} must be at least 1"))
{
    protected override void Check(RangeUse range, MemberDeclaration member, RuleContext context)
    {
        bool isWhole = member.Type.IsInteger || member.Type.Kind == ValueKind.Char;
        if (isWhole && range.IsLog && range.Low.Problem == BoundProblem.None && range.Low.Number < 1)
            context.Report(Descriptor, range.Low.Location, Repair.With("1"), member.Name, Show.Bound(range.Low));
    }
}
