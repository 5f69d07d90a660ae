namespace HyperGen.Problems.Scoring;

/// <summary>How certain it is that a method has the lowest mean rank.</summary>
public static class Leadership
{
    private const int Resamples = 10_000;

    /// <summary>
    /// The share of bootstrap samples (problems with replacement, then seeds within each) in which no other method's mean rank is lower;
    /// NaN if the method was never ranked. Only problems that every method ran are drawn.
    /// </summary>
    public static double Probability(IReadOnlyList<Score> scores, string method, Measure measure)
    {
        string[] methods = [.. scores.Select(score => score.Method).Distinct()];
        int ours = Array.IndexOf(methods, method);
        double[][][] ranks =
        [
            .. Ranking.Of(scores, measure).Where(ranking => ranking.ByMethod.Count == methods.Length)
                .GroupBy(ranking => ranking.Problem)
                .Select(problem => problem.Select(ranking => methods.Select(name => ranking.ByMethod[name]).ToArray()).ToArray()),
        ];
        if (ours < 0 || ranks.Length == 0)
            return double.NaN;

        var random = new SplitMix64(0);
        int led = 0;
        for (int i = 0; i < Resamples; i++)
        {
            double[] sums = Resample(ranks, methods.Length, ref random);
            led += sums.Min() == sums[ours] ? 1 : 0;
        }

        return (double)led / Resamples;
    }

    private static double[] Resample(double[][][] ranks, int methods, ref SplitMix64 random)
    {
        var sums = new double[methods];
        for (int i = 0; i < ranks.Length; i++)
        {
            double[][] seeds = ranks[random.NextIndex(ranks.Length)];
            for (int j = 0; j < seeds.Length; j++)
            {
                double[] drawn = seeds[random.NextIndex(seeds.Length)];
                for (int k = 0; k < methods; k++)
                    sums[k] += drawn[k] / seeds.Length;
            }
        }

        return sums;
    }
}
