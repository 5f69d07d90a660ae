namespace HyperGen.Suite;

/// <summary>A sampler that has nothing more to propose once a terminator would end the study.</summary>
internal sealed class TerminatedSampler(ISampler sampler, ITerminator terminator) : ISampler
{
    public string Name => sampler.Name;

    public bool IsExhaustible(SearchSpace space) => true;

    public ISamplerSession Start(SamplerStudy study) => new Session(sampler.Start(study), terminator.Start(study));

    private sealed class Session(ISamplerSession session, ITerminatorSession watch) : ISamplerSession
    {
        public bool TryPropose(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point) =>
            watch.Check(history) is not { Verdict: not StopReason.None } && session.TryPropose(history, trialNumber, ref rng, point);
    }
}
