namespace HyperGen;

/// <summary>The settings of <see cref="Samplers.CmaEs"/>.</summary>
public sealed record CmaEsOptions
{
    /// <summary>Trials per generation, at least 4; <see langword="null"/> for 4 + 3 ln d in d dimensions.</summary>
    public int? Population { get; init; }

    /// <summary>Standard deviation at the start, as a share of each parameter's range, in (0, 1].</summary>
    public double InitialStep { get; init; } = 1.0 / 6;

    /// <summary>What follows once the search has converged.</summary>
    public CmaEsRestart Restart { get; init; } = CmaEsRestart.Alternating;

    internal void Validate()
    {
        if (Population is { } population)
            ArgumentOutOfRangeException.ThrowIfLessThan(population, 4, $"{nameof(CmaEsOptions)}.{nameof(Population)}");
        if (!(InitialStep > 0 && InitialStep <= 1))
            throw new ArgumentOutOfRangeException(
                $"{nameof(CmaEsOptions)}.{nameof(InitialStep)}", InitialStep, "The initial step must be in (0, 1].");
        if (!Enum.IsDefined(Restart))
            throw new ArgumentOutOfRangeException($"{nameof(CmaEsOptions)}.{nameof(Restart)}", Restart, "Unknown way to restart.");
    }
}
