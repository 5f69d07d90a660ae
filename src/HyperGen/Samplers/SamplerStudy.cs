namespace HyperGen;

/// <summary>What a sampler is told about a study when it starts.</summary>
/// <param name="Space">The search space.</param>
/// <param name="Direction">Which objective values are better.</param>
/// <param name="Seed">The study's seed, for streams of the sampler's own (<see cref="Rng.ForStream"/>), for example a scrambling.</param>
/// <param name="Trials">The trial budget, or <see langword="null"/> when none is declared.</param>
/// <param name="Parallelism">Number of trials that may run at once.</param>
public sealed record SamplerStudy(SearchSpace Space, StudyDirection Direction, ulong Seed, int? Trials, int Parallelism)
{
    /// <summary>
    /// Beliefs about parameters of the space, at most one for each: those of the study's options, and the declared ones of other
    /// parameters. A sampler may follow them, never exclude anything by them.
    /// </summary>
    public IReadOnlyList<Prior> Priors { get; init; } = Space.Priors;

    /// <summary>
    /// Earlier studies of the same or another objective, at most five. They are part of the study: the same at every opening. A sampler may
    /// learn from them, and must find out from the trials of this study how far.
    /// </summary>
    public IReadOnlyList<EarlierStudy> Earlier { get; init; } = [];
}
