using System.ComponentModel;
using System.Runtime.CompilerServices;
using HyperGen.Numerics;

namespace HyperGen.Spaces;

/// <summary>Conversions between property values and their numeric form, as generated code needs them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PropertyNumber
{
    /// <summary>The decimal nearest to a number, within exact bounds.</summary>
    /// <param name="number">The numeric form.</param>
    /// <param name="low">Smallest value.</param>
    /// <param name="high">Largest value.</param>
    public static decimal ToDecimal(double number, decimal low, decimal high) =>
        number <= (double)low ? low : number >= (double)high ? high : Math.Clamp((decimal)number, low, high);

    /// <summary>The time span nearest to a number of seconds, within exact bounds.</summary>
    /// <param name="seconds">The numeric form.</param>
    /// <param name="lowTicks">Smallest value, in ticks.</param>
    /// <param name="highTicks">Largest value, in ticks.</param>
    public static TimeSpan ToTimeSpan(double seconds, long lowTicks, long highTicks) =>
        new(Math.Clamp((long)Math.Round(seconds * TimeSpan.TicksPerSecond), lowTicks, highTicks));

    /// <summary>A time span in seconds, NaN for none.</summary>
    /// <param name="span">The time span.</param>
    public static double OfTimeSpan(TimeSpan? span) => span is { } value ? (double)value.Ticks / TimeSpan.TicksPerSecond : double.NaN;

    /// <summary>The grid point of which a value is the rounding in a narrower type; the value itself when it is none.</summary>
    /// <param name="value">The numeric form of a property's value; NaN is returned as it is.</param>
    /// <param name="low">First grid point.</param>
    /// <param name="step">Distance between grid points.</param>
    /// <param name="count">Number of grid points.</param>
    /// <param name="tolerance">Relative rounding error of the property's type.</param>
    public static double OnGrid(double value, double low, double step, long count, double tolerance)
    {
        if (double.IsNaN(value)) return value;
        double point = SteppedGrid.Value(low, step, SteppedGrid.NearestIndex(low, step, count, value));
        return Math.Abs(point - value) <= tolerance * Math.Max(Math.Abs(point), Math.Abs(value)) ? point : value;
    }

    /// <summary>Checks the length of a point.</summary>
    /// <param name="length">Its length.</param>
    /// <param name="count">Number of parameters.</param>
    /// <exception cref="ArgumentException">They differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckLength(int length, int count)
    {
        if (length != count) throw WrongLength(length, count);
    }

    /// <summary>The choice of an index.</summary>
    /// <param name="choices">The choices in order.</param>
    /// <param name="index">The entry of the point; cut to a whole number.</param>
    /// <param name="parameter">Name of the parameter.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such choice.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ChoiceAt<T>(T[] choices, double index, string parameter)
    {
        int position = (int)index;
        return (uint)position < (uint)choices.Length ? choices[position] : throw NoChoice(parameter, index);
    }

    /// <summary>The index of a choice, or -1 for a value that is none.</summary>
    /// <param name="choices">The choices in order.</param>
    /// <param name="value">The property's value.</param>
    public static double IndexOf<T>(T[] choices, T value) => Array.IndexOf(choices, value);

    private static ArgumentOutOfRangeException NoChoice(string parameter, double index) => new(
        "point", index, FormattableString.Invariant($"'{parameter}' has no choice with index {index}; give a point of the space."));

    private static ArgumentException WrongLength(int length, int count) =>
        new($"The point has {length} entries and the space {count} parameters; give one entry per parameter.", "point");
}
