namespace HyperGen;

public static partial class Samplers
{
    /// <summary>
    /// Points of a scrambled Sobol sequence: random to look at, yet evenly spread, in every number of trials. For every kind of parameter,
    /// with conditions and constraints; a trial's point follows from the seed and the trial's number. On a finite space no point comes
    /// twice while others are left, and the study ends when none is. Beyond 1,111 parameters the rest is drawn at random.
    /// </summary>
    public static ISampler QuasiRandom() => new Sampling.QuasiRandom.QuasiRandomSampler();
}
