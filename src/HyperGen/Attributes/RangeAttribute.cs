namespace HyperGen;

/// <summary>
/// Searches a number, a <see cref="char"/> or a <see cref="TimeSpan"/> within inclusive bounds. Both ends of an integer range are as
/// likely as any other value.
/// </summary>
/// <remarks>
/// Bounds are rounded to the type of the property; <see cref="decimal"/> and <see cref="TimeSpan"/> bounds may be given as invariant text.
/// </remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class RangeAttribute : Attribute
{
    /// <summary>An inclusive range with integer bounds.</summary>
    /// <param name="low">Smallest value.</param>
    /// <param name="high">Largest value, not below <paramref name="low"/>.</param>
    public RangeAttribute(long low, long high) => (Low, High) = (low, high);

    /// <summary>An inclusive range with floating-point bounds.</summary>
    /// <param name="low">Smallest value, finite.</param>
    /// <param name="high">Largest value, finite, not below <paramref name="low"/>.</param>
    public RangeAttribute(double low, double high) => (Low, High) = (low, high);

    /// <summary>An inclusive range for a <see cref="decimal"/> (<c>"0.05"</c>) or a <see cref="TimeSpan"/> (<c>"00:00:30"</c>).</summary>
    /// <param name="low">Smallest value as invariant text.</param>
    /// <param name="high">Largest value as invariant text.</param>
    public RangeAttribute(string low, string high) => (Low, High) = (low, high);

    /// <summary>Smallest value: a <see cref="long"/>, a <see cref="double"/> or a <see cref="string"/>.</summary>
    public object Low { get; }

    /// <summary>Largest value: a <see cref="long"/>, a <see cref="double"/> or a <see cref="string"/>.</summary>
    public object High { get; }

    /// <summary>
    /// Distance between neighbouring values, counted from the lower bound: an integer, a floating-point number or, for
    /// <see cref="decimal"/> and <see cref="TimeSpan"/>, text. The last value is the greatest that does not exceed the upper bound.
    /// </summary>
    public object? Step { get; init; }

    /// <summary>Whether values are spread evenly over orders of magnitude; the lower bound must then be positive.</summary>
    public bool Log { get; init; }
}
