namespace HyperGen.Problems;

/// <summary>
/// The generator behind problem instances and noise; the same few lines in any language give the same problems.
/// Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
/// </summary>
public struct SplitMix64(ulong seed)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong _state = seed;

    /// <summary>The stream for one instance of a generated problem.</summary>
    public static SplitMix64 ForInstance(int problem, int instance) =>
        new((ulong)(problem * 1000003L + instance * 7919L + 12345L));

    /// <summary>The noise stream of one trial: the trial's place in the stream of its seed, so order of evaluation is immaterial.</summary>
    public static SplitMix64 ForTrial(ulong seed, int trial)
    {
        var root = new SplitMix64(seed);
        return new SplitMix64(root.Next() ^ ((ulong)trial + 1) * Golden);
    }

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        _state += Golden;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform in [0, 1), 53 bits.</summary>
    public double NextUnit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public double NextBetween(double low, double high) => low + (high - low) * NextUnit();

    /// <summary>Uniform in {0, ..., <paramref name="count"/> - 1}.</summary>
    public int NextIndex(int count) => (int)(NextUnit() * count);

    /// <summary>Standard normal by the cosine branch of Box and Muller (1958).</summary>
    public double NextNormal()
    {
        double radius = Math.Sqrt(-2 * Math.Log(Math.Max(NextUnit(), 1e-300)));
        return radius * Math.Cos(2 * Math.PI * NextUnit());
    }
}
