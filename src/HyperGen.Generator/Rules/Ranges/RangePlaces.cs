using HyperGen.Generator.Declarations;
using Microsoft.CodeAnalysis.Text;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>What several rules ask of the two bounds of a range.</summary>
internal static class RangePlaces
{
    /// <summary>From the first bound as written to the last.</summary>
    public static Location Bounds(RangeUse range)
    {
        if (range.Low.Argument?.Syntax?.Parent is not { } low || range.High.Argument?.Syntax?.Parent is not { } high)
            return range.Low.Location;
        return Location.Create(
            low.SyntaxTree,
            TextSpan.FromBounds(Math.Min(low.SpanStart, high.SpanStart), Math.Max(low.Span.End, high.Span.End)));
    }

    /// <summary>Whether the lower bound does not lie above the upper one; null while one of them has no value.</summary>
    public static bool? AreOrdered(RangeUse range) => Scalars.Compare(range.Low.Typed, range.High.Typed) is { } order ? order <= 0 : null;
}
