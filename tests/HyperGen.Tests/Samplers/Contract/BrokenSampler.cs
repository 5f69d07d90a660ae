namespace HyperGen.Tests.Samplers.Contract;

/// <summary>A sampler that breaks a rule: random draws, with something done to each.</summary>
internal sealed class BrokenSampler(Func<BrokenSampler.Proposal> start) : ISampler
{
    public delegate bool Proposal(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point);

    public string Name => "broken";

    /// <summary>The sampler before it was broken.</summary>
    public static Proposal Draw => (TrialHistory history, int _, ref Rng rng, Span<double> point) =>
    {
        history.Space.Sample(ref rng, point);
        return true;
    };

    public ISamplerSession Start(SamplerStudy study) => new Session(start());

    private sealed class Session(Proposal proposal) : ISamplerSession
    {
        public bool TryPropose(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point) =>
            proposal(history, trialNumber, ref rng, point);
    }
}
