using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Logs;

/// <summary>HG2001: zero has no logarithm.</summary>
internal sealed class LogBoundIsNotPositive() : RangeRule(Describe.Error(
    "HG2001",
    "A logarithmic range does not start above zero",
    "'{0}' is searched over orders of magnitude; its lower bound {1} must be positive"))
{
    protected override void Check(RangeUse range, MemberDeclaration member, RuleContext context)
    {
        bool isWhole = member.Type.IsInteger || member.Type.Kind == ValueKind.Char;
        if (!isWhole && range.IsLog && range.Low.Problem == BoundProblem.None && range.Low.Number <= 0)
            context.Report(Descriptor, range.Low.Location, member.Name, Show.Bound(range.Low));
    }
}
