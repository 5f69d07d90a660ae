namespace HyperGen.Sampling.WarmStart;

/// <summary>A session that learns from earlier studies and says from which.</summary>
internal sealed class WarmSession(ISamplerSession session, SourceTrend trend) : ISamplerSession, IExplainedSampler
{
    public string Explanation => trend.Description;

    public bool TryPropose(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point) =>
        session.TryPropose(history, trialNumber, ref rng, point);
}
