namespace HyperGen.Testing;

/// <summary>How far apart the distributions behind two samples are.</summary>
internal static class SampleDistance
{
    private const double Tolerance = 0.01; // rounding may move a proposal that hardly depends on the seed

    /// <summary>
    /// The two-sample statistic of Kolmogorov and Smirnov, where values that differ by no more than 0.01 count as equal.
    /// </summary>
    public static double Between(double[] sample, double[] other)
    {
        double distance = 0;
        foreach (double at in (double[])[.. sample, .. other])
            distance = Math.Max(distance, Math.Max(Ahead(sample, other, at), Ahead(other, sample, at)));
        return distance;
    }

    /// <summary>The distance that two samples of one distribution exceed about once in 5,000 times.</summary>
    public static double Critical(int size) => Math.Sqrt(-Math.Log(0.0001) / size);

    private static double Ahead(double[] sample, double[] other, double at) => Share(sample, at) - Share(other, at + Tolerance);

    private static double Share(double[] sample, double most) => sample.Count(value => value <= most) / (double)sample.Length;
}
