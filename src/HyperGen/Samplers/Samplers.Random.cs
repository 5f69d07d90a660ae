namespace HyperGen;

/// <summary>The samplers that come with HyperGen.</summary>
public static partial class Samplers
{
    /// <summary>
    /// Independent uniform draws (uniform in the logarithm for log scales). A trial's point depends on the study's seed and the trial's
    /// number alone; on a finite space no point is drawn twice while others are left, and the study ends when none is.
    /// </summary>
    public static ISampler Random() => new Sampling.Random.RandomSampler();
}
