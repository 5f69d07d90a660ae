namespace HyperGen.Problems.Scoring;

/// <summary>Wilcoxon's signed-rank test (Wilcoxon 1945) and Holm's correction for many of them (Holm 1979).</summary>
public static class SignedRankTest
{
    /// <summary>
    /// The two-sided probability, were there no difference, of a sum of ranks at least as far from its middle. Exact: by counting all signs
    /// of the ranks at hand, ties included. Differences of 0 are left out; without any other the answer is 1.
    /// </summary>
    public static double Probability(IEnumerable<double> differences)
    {
        double[] sorted = [.. differences.Where(difference => difference != 0).OrderBy(Math.Abs)];
        int[] twice = TwiceTheRanks(sorted);
        int total = twice.Sum();
        int positive = Enumerable.Range(0, sorted.Length).Where(i => sorted[i] > 0).Sum(i => twice[i]);

        double[] chance = new double[total + 1]; // of each sum of the ranks that are positive
        chance[0] = 1;
        foreach (int rank in twice)
            for (int sum = total; sum >= 0; sum--)
                chance[sum] = 0.5 * (chance[sum] + (sum >= rank ? chance[sum - rank] : 0));

        int tail = Math.Min(positive, total - positive);
        return Math.Min(1, 2 * chance.Take(tail + 1).Sum());
    }

    /// <summary>The method's per-problem medians against the rival's.</summary>
    public static double Between(IReadOnlyList<Score> scores, string method, string rival, Measure measure) => Probability(
        scores.GroupBy(score => score.Problem)
            .Select(problem => (Ours: Median(problem, method, measure), Theirs: Median(problem, rival, measure)))
            .Where(pair => !double.IsNaN(pair.Ours) && !double.IsNaN(pair.Theirs))
            .Select(pair => pair.Ours - pair.Theirs));

    /// <summary>Probabilities of several tests, raised so that all of them together err as rarely as one.</summary>
    public static double[] Holm(IReadOnlyList<double> probabilities)
    {
        var adjusted = new double[probabilities.Count];
        double highest = 0;
        int left = probabilities.Count;
        foreach (int i in Enumerable.Range(0, probabilities.Count).OrderBy(i => probabilities[i]))
            adjusted[i] = highest = Math.Max(highest, Math.Min(1, left-- * probabilities[i]));

        return adjusted;
    }

    private static double Median(IEnumerable<Score> problem, string method, Measure measure)
    {
        double[] values = [.. problem.Where(score => score.Method == method).Select(score => score.By(measure))];
        return values.Length == 0 ? double.NaN : Statistics.Median(values);
    }

    // Ranks that tied values share may be halves.
    private static int[] TwiceTheRanks(double[] sorted)
    {
        var twice = new int[sorted.Length];
        for (int first = 0, end; first < sorted.Length; first = end)
        {
            end = first + 1;
            while (end < sorted.Length && Math.Abs(sorted[end]) == Math.Abs(sorted[first]))
                end++;

            for (int i = first; i < end; i++)
                twice[i] = first + 1 + end;
        }

        return twice;
    }
}
