using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>The points of a range with a step, counted as the runtime counts them: decimally, so that a step of 0.1 reaches 1.</summary>
internal static class Grid
{
    private const double Tolerance = 1e-9;

    /// <summary>Whether a range has a step and nothing about it is wrong.</summary>
    public static bool IsMeaningful(RangeUse range) =>
        range is { IsReadable: true, IsLog: false, Step.Number: > 0 } && range.High.Number > range.Low.Number;

    /// <summary>Number of points.</summary>
    public static double Count(RangeUse range)
    {
        double steps = (range.High.Written - range.Low.Written) / range.Step!.Number;
        return Math.Floor(steps + Tolerance * Math.Max(1, steps)) + 1;
    }

    /// <summary>The last point, in the type of the bounds.</summary>
    public static object? Last(RangeUse range)
    {
        double count = Count(range);
        double whole = (range.High.Written - range.Low.Written) / range.Step!.Number;
        return Math.Abs(whole - (count - 1)) <= Tolerance * Math.Max(1, whole) ? range.High.Typed : Point(range, count - 1);
    }

    /// <summary>The points on both sides of a value; null for a value that is a point itself.</summary>
    public static (object Below, object Above)? Neighbours(RangeUse range, object value)
    {
        double position = (Scalars.Number(value) - range.Low.Written) / range.Step!.Number;
        if (Math.Abs(position - Math.Round(position)) <= RoundingOf(range.Type.Kind) * Math.Max(1, position)) return null;
        double below = Math.Floor(position);
        return Point(range, below) is { } left && Point(range, Math.Min(below + 1, Count(range) - 1)) is { } right ? (left, right) : null;
    }

    // A grid of floats is that of the decimals as written, each point rounded on its own.
    private static double RoundingOf(ValueKind kind) => kind switch { ValueKind.Single => 1e-6, ValueKind.Half => 1e-2, _ => Tolerance };

    private static object? Point(RangeUse range, double index) => (range.Low.Typed, range.Step!.Typed) switch
    {
        (long low, long step) => low + ((long)index * step),
        (decimal low, decimal step) => low + ((decimal)index * step),
        (TimeSpan low, TimeSpan step) => low + TimeSpan.FromTicks((long)index * step.Ticks),
        (double low, double step) when Math.Abs(low) < 1e9 && step > 1e-9 && step < 1e9 =>
            (double)((decimal)low + ((decimal)index * (decimal)step)),
        (double low, double step) => low + (index * step),
        _ => null,
    };
}
