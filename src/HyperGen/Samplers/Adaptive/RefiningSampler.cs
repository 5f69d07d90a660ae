namespace HyperGen.Sampling.Adaptive;

/// <summary>Lets a sampler search the whole space first and then, for the most part, a box round the best trials.</summary>
/// <remarks>
/// A function of (space, history, rng) like any sampler: which box holds at a trial follows from the finished trials before it, so a
/// resumed study has the same ones.
/// </remarks>
/// <param name="inner">The sampler.</param>
/// <param name="after">Number of finished trials before the first box.</param>
internal sealed class RefiningSampler(ISampler inner, int after) : ISampler
{
    public string Name => inner.Name;

    public bool LearnsFromEarlier => inner.LearnsFromEarlier;

    public bool IsExhaustible(SearchSpace space) => inner.IsExhaustible(space);

    public ISamplerSession Start(SamplerStudy study) => new RefiningSession(inner, study, after);
}
