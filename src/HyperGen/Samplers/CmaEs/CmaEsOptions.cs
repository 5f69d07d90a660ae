using HyperGen.Sampling;

namespace HyperGen;

/// <summary>The settings of <see cref="Samplers.CmaEs"/>.</summary>
public sealed record CmaEsOptions
{
    /// <summary>Trials per generation, from 4 to 10,000; <see langword="null"/> for 4 + 3 ln d in d dimensions.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of its range.</exception>
    public int? Population { get; init => field = value is { } population ? OptionRange.Checked(population, 4) : null; }

    /// <summary>Standard deviation at the start, as a share of each parameter's range, in (0, 1].</summary>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of its range.</exception>
    public double InitialStep
    {
        get;
        init => field = value > 0 && value <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(InitialStep), value, "InitialStep must be in (0, 1]; 1/6 is the default.");
    } = 1.0 / 6;

    /// <summary>What follows once the search has converged.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such way.</exception>
    public CmaEsRestart Restart
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(Restart), value, $"Restart must be one of {string.Join(", ", Enum.GetNames<CmaEsRestart>())}.");
    } = CmaEsRestart.Alternating;
}
