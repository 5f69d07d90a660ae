namespace HyperGen;

/// <summary>
/// A belief about where the good values of a parameter lie, which model-based samplers follow at first and then less and less. For a
/// number a centre with either <see cref="Factor"/> or <see cref="Spread"/>: <c>[Prior(1e-3, Factor = 10)]</c> is "about 0.001, within a
/// factor of 10". For a choice <see cref="Weights"/>: <c>[Prior(Weights = [3, 1])]</c>. Nothing is ever excluded by it.
/// </summary>
/// <remarks>No part of the space: a study goes on when a prior is added, changed or removed. Handles give priors at run time.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class PriorAttribute : Attribute
{
    /// <summary>A belief about a choice, given by <see cref="Weights"/>.</summary>
    public PriorAttribute()
    {
    }

    /// <summary>A belief about a number.</summary>
    /// <param name="centre">The likeliest value, within the range.</param>
    public PriorAttribute(long centre) => Centre = centre;

    /// <summary>A belief about a number.</summary>
    /// <param name="centre">The likeliest value, within the range.</param>
    public PriorAttribute(double centre) => Centre = centre;

    /// <summary>A belief about a <see cref="decimal"/> (<c>"0.05"</c>) or a <see cref="TimeSpan"/> (<c>"00:00:30"</c>).</summary>
    /// <param name="centre">The likeliest value as invariant text, within the range.</param>
    public PriorAttribute(string centre) => Centre = centre;

    /// <summary>
    /// The likeliest value: a <see cref="long"/>, a <see cref="double"/> or a <see cref="string"/>; <see langword="null"/> for a choice.
    /// </summary>
    public object? Centre { get; }

    /// <summary>
    /// One standard deviation as a factor above 1: two times in three the value is at most this factor away from the centre. For ranges
    /// above zero.
    /// </summary>
    public double Factor { get; init; }

    /// <summary>
    /// One standard deviation in the units of the property, positive: two times in three the value is at most this far from the centre. A
    /// number or, for <see cref="decimal"/> and <see cref="TimeSpan"/>, text.
    /// </summary>
    public object? Spread { get; init; }

    /// <summary>One weight per choice in their order, at least 0 and not all of them 0.</summary>
    public double[]? Weights { get; init; }
}
