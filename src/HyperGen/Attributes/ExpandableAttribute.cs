namespace HyperGen;

/// <summary>
/// How far a study may move the bounds of a number outwards when its best values crowd at one of them:
/// <c>[LogUniform(1e-5, 1e-1), Expandable(1e-7, 1.0)]</c>. A limit that is a bound of the range keeps that side where it is.
/// </summary>
/// <remarks>
/// A study searches the declared range first and never goes beyond the limits. <see cref="StudyOptions.HardLimits"/> take the place of
/// the attribute for one study.
/// </remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class ExpandableAttribute : Attribute
{
    /// <summary>Limits of an integer, or of any number.</summary>
    /// <param name="low">The least value that may ever be tried, at most the lower bound.</param>
    /// <param name="high">The largest value that may ever be tried, at least the upper bound.</param>
    public ExpandableAttribute(long low, long high) => (Low, High) = (low, high);

    /// <summary>Limits of a real number.</summary>
    /// <param name="low">The least value that may ever be tried, finite, at most the lower bound; positive for a log scale.</param>
    /// <param name="high">The largest value that may ever be tried, finite, at least the upper bound.</param>
    public ExpandableAttribute(double low, double high) => (Low, High) = (low, high);

    /// <summary>Limits of a <see cref="decimal"/> (<c>"0.05"</c>) or a <see cref="TimeSpan"/> (<c>"00:00:30"</c>).</summary>
    /// <param name="low">The least value that may ever be tried, as invariant text.</param>
    /// <param name="high">The largest value that may ever be tried, as invariant text.</param>
    public ExpandableAttribute(string low, string high) => (Low, High) = (low, high);

    /// <summary>The least value that may ever be tried: a <see cref="long"/>, a <see cref="double"/> or a <see cref="string"/>.</summary>
    public object Low { get; }

    /// <summary>The largest value that may ever be tried: a <see cref="long"/>, a <see cref="double"/> or a <see cref="string"/>.</summary>
    public object High { get; }
}
