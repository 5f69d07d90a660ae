namespace HyperGen.Numerics;

/// <summary>
/// Half-rank warp (Song et al., "The Vizier Gaussian process bandit algorithm", arXiv:2408.11527): values below the median are replaced by
/// normal scores of their ranks, so that catastrophic outcomes stop dominating; the better half keeps its resolution.
/// </summary>
internal static class HalfRankWarp
{
    /// <summary>Warps <paramref name="target"/>, larger being better, in place.</summary>
    /// <param name="target">Finite values.</param>
    /// <param name="sorted">Work space, at least as long.</param>
    public static void Apply(Span<double> target, Span<double> sorted)
    {
        int n = target.Length;
        if (n == 0)
            return;

        sorted = sorted[..n];
        target.CopyTo(sorted);
        sorted.Sort();
        double median = n % 2 == 1 ? sorted[n / 2] : sorted[(n / 2) - 1] + (0.5 * (sorted[n / 2] - sorted[(n / 2) - 1]));
        int unique = RemoveRepeats(sorted);
        sorted = sorted[..unique];

        int firstGood = 0;
        while (firstGood < unique && sorted[firstGood] < median)
            firstGood++;
        double denominator = firstGood + (firstGood < unique && sorted[firstGood] == median ? 0.5 : 0);
        double deviation = DeviationFrom(median, sorted[firstGood..]);
        if (deviation == 0)
            deviation = DeviationFrom(median, sorted);

        for (int i = 0; i < n; i++)
        {
            if (target[i] < median)
            {
                int rank = sorted[..firstGood].BinarySearch(target[i]) + 1;
                target[i] = median + (deviation * NormalDistribution.Quantile(0.5 * (rank - 0.5) / denominator));
            }
        }
    }

    private static int RemoveRepeats(Span<double> sorted)
    {
        int unique = 1;
        for (int i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] != sorted[unique - 1])
                sorted[unique++] = sorted[i];
        }

        return unique;
    }

    private static double DeviationFrom(double center, ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += (value - center) * (value - center);
        return values.Length == 0 ? 0 : Math.Sqrt(sum / values.Length);
    }
}
