using HyperGen.Sampling;

namespace HyperGen;

/// <summary>Settings of the Bayesian sampler. The defaults suit most studies.</summary>
public sealed record BayesianOptions
{
    /// <summary>
    /// Number of trials laid out in advance before the model proposes; <see langword="null"/> lets the space, the budget and the
    /// parallelism decide (5 for a numeric space, more with categorical parameters). From 1 to 10,000.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of its range.</exception>
    public int? StartupTrials { get; init => field = value is { } trials ? OptionRange.Checked(trials, 1) : null; }

    /// <summary>
    /// Weight β of the posterior deviation in the upper confidence bound μ + βσ, one of the two acquisition functions; at least 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The weight is negative or not finite.</exception>
    public double Exploration
    {
        get;
        init => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(Exploration), value, "Exploration must be finite and at least 0; 1.8 is the default.");
    } = 1.8;
}
