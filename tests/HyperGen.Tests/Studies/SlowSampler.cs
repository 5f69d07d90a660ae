namespace HyperGen.Tests.Studies;

/// <summary>
/// A sampler that takes a second for each proposal, by a clock that the study goes by, once so many trials have finished.
/// </summary>
internal sealed class SlowSampler(ISampler inner, ManualTime time, int after = 0) : ISampler
{
    public string Name => inner.Name;

    public ISamplerSession Start(SamplerStudy study) => new Session(inner.Start(study), time, after);

    private sealed class Session(ISamplerSession inner, ManualTime time, int after) : ISamplerSession
    {
        public bool TryPropose(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point)
        {
            if (history.Count >= after) time.Advance(TimeSpan.FromSeconds(1));
            return inner.TryPropose(history, trialNumber, ref rng, point);
        }
    }
}
