namespace HyperGen;

/// <summary>A session of a sampler that chooses between methods and can say what it chose and why.</summary>
public interface IExplainedSampler
{
    /// <summary>What was chosen and why, as one sentence; it may change while the study runs.</summary>
    string Explanation { get; }
}
