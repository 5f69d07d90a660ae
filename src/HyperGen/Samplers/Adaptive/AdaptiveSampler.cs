namespace HyperGen.Sampling.Adaptive;

/// <summary>
/// Lets a sampler work on bounds that grow where the best values crowd at them. The space of the study is that of the hard limits.
/// </summary>
/// <remarks>
/// A function of (space, history, rng) like any sampler: which bounds hold at a trial follows from the finished trials before it, so a
/// resumed study moves them at the same trials.
/// </remarks>
/// <param name="inner">The sampler.</param>
/// <param name="declared">The space with the bounds to start from.</param>
/// <param name="narrowAfter">Number of finished trials before the first box within the bounds; <see langword="null"/> for no boxes.</param>
internal sealed class AdaptiveSampler(ISampler inner, SearchSpace declared, int? narrowAfter) : ISampler
{
    public string Name => inner.Name;

    public bool LearnsFromEarlier => inner.LearnsFromEarlier;

    public bool IsExhaustible(SearchSpace space) => inner.IsExhaustible(declared);

    public ISamplerSession Start(SamplerStudy study) => new AdaptiveSession(inner, declared, study, narrowAfter);
}
