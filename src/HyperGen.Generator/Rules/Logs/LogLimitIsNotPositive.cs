using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Logs;

/// <summary>HG2005: no number of decades leads down to zero.</summary>
internal sealed class LogLimitIsNotPositive() : LimitsRule(Describe.Error(
    "HG2005",
    "A logarithmic range may grow down to zero",
    "'{0}' is searched over orders of magnitude; its lower limit {1} must be {2}"))
{
    protected override void Check(ExpandableUse limits, RangeUse range, MemberDeclaration member, RuleContext context)
    {
        bool isWhole = member.Type.IsInteger || member.Type.Kind == ValueKind.Char;
        if (!range.IsLog || limits.Low is not { Problem: BoundProblem.None, Number: <= 0 } low) return;
        if (isWhole) context.Report(Descriptor, low.Location, Repair.With("1"), member.Name, Show.Bound(low), "at least 1");
        else context.Report(Descriptor, low.Location, member.Name, Show.Bound(low), "positive");
    }
}
