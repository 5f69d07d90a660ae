using System.Globalization;

namespace HyperGen.Numerics;

/// <summary>
/// Evenly stepped grids of floating-point numbers whose points are the literals a person would write: 0, 0.1, 0.2, 0.3, not
/// 0.30000000000000004.
/// </summary>
/// <remarks>
/// Bounds and steps that are short decimals (at most 15 significant digits, exponents within <see cref="decimal"/>) are taken as such and
/// the arithmetic is exact; each point is the <see cref="double"/> nearest to the decimal. Anything else falls back to low + k · step.
/// </remarks>
public static class SteppedGrid
{
    private const long MantissaLimit = 1L << 53;
    private const int ExactPowerLimit = 22; // the largest power of ten that is a double

    // An array: a span over constants costs an object at every use until the just-in-time compiler has optimised the method.
    private static readonly double[] PowersOfTen =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>Grid point <paramref name="k"/>: <paramref name="low"/> + <paramref name="k"/> · <paramref name="step"/>.</summary>
    public static double Value(double low, double step, long k) =>
        TryDecimal(low, out decimal exactLow) && TryDecimal(step, out decimal exactStep) && FitsDecimal(low, step, k)
            ? ToDouble(exactLow + (exactStep * k))
            : double.IsFinite(k * step) ? low + (k * step) : 2 * ((0.5 * low) + (0.5 * k * step));

    /// <summary>The number of grid points <paramref name="low"/>, <paramref name="low"/> + <paramref name="step"/>, … that are not above
    /// <paramref name="high"/>; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A bound is not finite, <paramref name="high"/> is below <paramref name="low"/>,
    /// <paramref name="step"/> is not finite and positive, or there are more than 2⁵³ points.</exception>
    public static long Count(double low, double high, double step)
    {
        if (!double.IsFinite(low))
            throw new ArgumentOutOfRangeException(nameof(low), low, "The lower bound of a grid must be finite.");
        if (!double.IsFinite(high) || high < low)
            throw new ArgumentOutOfRangeException(
                nameof(high), high, "The upper bound of a grid must be finite and not below the lower bound.");
        if (!double.IsFinite(step) || step <= 0)
            throw new ArgumentOutOfRangeException(nameof(step), step, "The step of a grid must be finite and positive.");

        double steps = double.IsFinite(high - low) ? (high - low) / step : (high / step) - (low / step);
        if (!(steps < MantissaLimit))
            throw new ArgumentOutOfRangeException(
                nameof(step), step, "The step is too small for the bounds: the grid would have more than 2^53 points.");

        // The quotient is right to within a few units in the last place: settle the last point by the values themselves.
        long last = (long)steps;
        while (Value(low, step, last + 1) <= high)
            last++;
        while (last > 0 && Value(low, step, last) > high)
            last--;
        return last + 1;
    }

    /// <summary>The index, from 0 to <paramref name="count"/> − 1, of the grid point nearest to <paramref name="value"/>; the lower one of
    /// two equally near.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is not positive, or <paramref name="value"/> is
    /// NaN.</exception>
    public static long NearestIndex(double low, double step, long count, double value)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        if (double.IsNaN(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "NaN has no nearest grid point.");

        double position = double.IsFinite(value - low) ? (value - low) / step : (value / step) - (low / step);
        if (!(position > 0))
            return 0;
        if (position >= count - 1)
            return count - 1;

        long below = (long)position;
        return value - Value(low, step, below) <= Value(low, step, below + 1) - value ? below : below + 1;
    }

    // decimal's conversion keeps 15 significant digits: exact for every literal of at most that many, and nothing else survives the way
    // back.
    private static bool TryDecimal(double value, out decimal exact)
    {
        exact = 0;
        if (!(Math.Abs(value) < 1e28))
            return false;
        exact = (decimal)value;
        return ToDouble(exact) == value;
    }

    private static bool FitsDecimal(double low, double step, long k) => Math.Abs(low) + Math.Abs(step * k) < 1e28;

    // The double nearest to a decimal. The cast of the library rounds twice; a mantissa and a power of ten that are both doubles round
    // once.
    private static double ToDouble(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        int scale = (parts[3] >> 16) & 0xFF;
        long mantissa = (long)(((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        if (parts[2] == 0 && mantissa >= 0 && mantissa <= MantissaLimit && scale <= ExactPowerLimit)
        {
            double magnitude = mantissa / PowersOfTen[scale];
            return parts[3] < 0 ? -magnitude : magnitude;
        }

        Span<byte> digits = stackalloc byte[40];
        return value.TryFormat(digits, out int written, default, CultureInfo.InvariantCulture)
            ? double.Parse(digits[..written], NumberStyles.Float, CultureInfo.InvariantCulture)
            : (double)value;
    }
}
