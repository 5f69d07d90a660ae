namespace HyperGen.Sampling.Adaptive;

/// <summary>A sampler at work on bounds that move by what the finished trials say.</summary>
internal abstract class AdaptedSession : ISamplerSession
{
    /// <summary>The moves so far, in order: a function of the finished trials.</summary>
    public abstract IReadOnlyList<BoundMove> Moves { get; }

    /// <summary>
    /// Takes in the finished trials that are new, one by one: a move falls due at its trial, whenever the next proposal is.
    /// </summary>
    public abstract void Observe(TrialHistory history);

    public abstract bool TryPropose(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point);
}
