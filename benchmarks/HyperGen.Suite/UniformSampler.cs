namespace HyperGen.Suite;

/// <summary>Independent uniform draws: the yardstick every other sampler is measured with.</summary>
internal sealed class UniformSampler : ISampler
{
    public string Name => "random";

    public ISamplerSession Start(SamplerStudy study) => new Session(study.Space);

    private sealed class Session(SearchSpace space) : ISamplerSession
    {
        public bool TryPropose(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point)
        {
            space.Sample(ref rng, point);
            return true;
        }
    }
}
