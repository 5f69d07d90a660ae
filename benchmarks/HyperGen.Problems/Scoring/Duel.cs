namespace HyperGen.Problems.Scoring;

/// <summary>Compares two methods, paired by problem and seed.</summary>
public static class Duel
{
    private const int Resamples = 2000;

    /// <summary>
    /// How often <paramref name="method"/> beats <paramref name="rival"/>; <see langword="null"/> if they share no seed of a problem.
    /// </summary>
    /// <remarks>
    /// The interval is a two-level bootstrap: problems are drawn with replacement, then seeds within each. It says what to expect on
    /// further problems of the same kind, not merely on further seeds.
    /// </remarks>
    public static WinRate? Between(IReadOnlyList<Score> scores, string method, string rival, Measure measure)
    {
        double[][] wins =
        [
            .. scores.GroupBy(score => score.Problem)
                .Select(problem => WinsBySeed(problem, method, rival, measure))
                .Where(seeds => seeds.Length > 0),
        ];
        if (wins.Length == 0)
            return null;

        var random = new SplitMix64(0);
        var means = new double[Resamples];
        for (int i = 0; i < means.Length; i++)
            means[i] = Resample(wins, ref random);

        return new WinRate(
            wins.Average(seeds => seeds.Average()),
            Statistics.Quantile(means, 0.025),
            Statistics.Quantile(means, 0.975),
            wins.Length);
    }

    private static double[] WinsBySeed(IEnumerable<Score> problem, string method, string rival, Measure measure)
    {
        Dictionary<int, double> rivals = problem.Where(score => score.Method == rival).ToDictionary(score => score.Seed, score => score.By(measure));
        return
        [
            .. problem.Where(score => score.Method == method && rivals.ContainsKey(score.Seed)).OrderBy(score => score.Seed)
                .Select(score => score.By(measure).CompareTo(rivals[score.Seed]) switch { < 0 => 1.0, 0 => 0.5, _ => 0.0 }),
        ];
    }

    private static double Resample(double[][] wins, ref SplitMix64 random)
    {
        double sum = 0;
        for (int i = 0; i < wins.Length; i++)
        {
            double[] seeds = wins[random.NextIndex(wins.Length)];
            double won = 0;
            for (int j = 0; j < seeds.Length; j++)
                won += seeds[random.NextIndex(seeds.Length)];

            sum += won / seeds.Length;
        }

        return sum / wins.Length;
    }
}
