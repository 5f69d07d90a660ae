using HyperGen.Numerics;

namespace HyperGen;

/// <summary>
/// A belief about where the good values of a parameter lie. Made by <see cref="PriorAttribute"/> or by a handle:
/// <see cref="FloatParameter.Near"/>, <see cref="IntParameter.Near"/>, <see cref="ChoiceParameter.Weigh"/>,
/// <see cref="ChoiceParameter{T}.Prefer"/>.
/// </summary>
/// <remarks>
/// A density that is nowhere below a thousandth of its maximum, so that no belief excludes anything. Immutable.
/// Its use: Hvarfner et al. 2022 (arXiv:2204.11051).
/// </remarks>
public abstract class Prior
{
    /// <summary>The least density as a share of the greatest.</summary>
    private protected const double Floor = 1e-3;

    private protected Prior(Parameter parameter) => Parameter = parameter;

    /// <summary>The parameter it is about.</summary>
    public Parameter Parameter { get; }

    /// <summary>
    /// The natural logarithm of the density at a value, relative to that of a uniform draw (uniform in the logarithm for a log scale): 0
    /// where the prior has no opinion, positive for likely values, negative for unlikely ones.
    /// </summary>
    /// <param name="value">A value of the domain.</param>
    public double LogDensity(double value)
    {
        double log = LogBell(value);
        return LogPeak + Elementary.Log(Elementary.Exp(log - LogPeak) + Floor);
    }

    /// <summary>The value below which a share of the belief lies: maps uniform numbers to draws from the prior.</summary>
    /// <param name="share">A number in [0, 1].</param>
    /// <returns>A value of the domain.</returns>
    public double Quantile(double share) => ValueAt(PositionAt(share));

    /// <summary>Where the belief is strongest, as a position: a number of the unit interval, or the index of a choice.</summary>
    internal abstract double Centre { get; }

    /// <summary>The logarithm of the relative density at the centre, without the floor.</summary>
    internal abstract double LogPeak { get; }

    /// <summary>The standard deviation of the belief as a share of the range; 1 for a choice.</summary>
    internal abstract double Deviation { get; }

    /// <summary>The logarithm of the relative density at a position, without its floor, and the slope there; 0 for a choice.</summary>
    internal abstract double LogBellAt(double position, out double slope);

    internal double LogBell(double value) => LogBellAt(PositionOf(value), out _);

    /// <summary>The position of a quantile.</summary>
    internal abstract double PositionAt(double share);

    /// <summary>The same belief about a parameter of the same domain, as a space that nests this one needs it.</summary>
    internal abstract Prior For(Parameter parameter);

    private protected abstract double PositionOf(double value);

    private protected abstract double ValueAt(double position);
}
