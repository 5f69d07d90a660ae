namespace HyperGen.Sampling.WarmStart;

/// <summary>A session that was to learn from earlier studies and says from which it does.</summary>
/// <param name="session">The session.</param>
/// <param name="explanation">What was learned from and why.</param>
internal sealed class WarmSession(ISamplerSession session, Func<string> explanation) : ISamplerSession, IExplainedSampler
{
    public string Explanation => explanation();

    public bool TryPropose(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point) =>
        session.TryPropose(history, trialNumber, ref rng, point);
}
