namespace HyperGen;

/// <summary>Searches a positive number spread evenly over orders of magnitude. The same as <c>[Range(low, high, Log = true)]</c>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class LogUniformAttribute : Attribute
{
    /// <summary>An inclusive range with integer bounds.</summary>
    /// <param name="low">Smallest value, at least 1.</param>
    /// <param name="high">Largest value, not below <paramref name="low"/>.</param>
    public LogUniformAttribute(long low, long high) => (Low, High) = (low, high);

    /// <summary>An inclusive range with floating-point bounds.</summary>
    /// <param name="low">Smallest value, positive and finite.</param>
    /// <param name="high">Largest value, finite, not below <paramref name="low"/>.</param>
    public LogUniformAttribute(double low, double high) => (Low, High) = (low, high);

    /// <summary>An inclusive range for a <see cref="decimal"/> or a <see cref="TimeSpan"/>.</summary>
    /// <param name="low">Smallest value as invariant text, positive.</param>
    /// <param name="high">Largest value as invariant text.</param>
    public LogUniformAttribute(string low, string high) => (Low, High) = (low, high);

    /// <summary>Smallest value: a <see cref="long"/>, a <see cref="double"/> or a <see cref="string"/>.</summary>
    public object Low { get; }

    /// <summary>Largest value: a <see cref="long"/>, a <see cref="double"/> or a <see cref="string"/>.</summary>
    public object High { get; }
}
