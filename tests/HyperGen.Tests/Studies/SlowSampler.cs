namespace HyperGen.Tests.Studies;

/// <summary>A sampler that takes a second for each proposal, by a clock that the study goes by.</summary>
internal sealed class SlowSampler(ISampler inner, ManualTime time) : ISampler
{
    public string Name => inner.Name;

    public ISamplerSession Start(SamplerStudy study) => new Session(inner.Start(study), time);

    private sealed class Session(ISamplerSession inner, ManualTime time) : ISamplerSession
    {
        public bool TryPropose(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return inner.TryPropose(history, trialNumber, ref rng, point);
        }
    }
}
