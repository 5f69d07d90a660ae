namespace HyperGen.Problems.Scoring;

/// <summary>Ranks methods by their scores.</summary>
public static class Standings
{
    /// <summary>The methods, best mean rank first.</summary>
    /// <remarks>Ranks are taken per problem and seed, over seeds that every method of the problem ran; ties share the mean rank.</remarks>
    public static IReadOnlyList<Standing> Of(IReadOnlyList<Score> scores)
    {
        Dictionary<string, double> byArea = MeanRanks(scores, score => score.Area);
        Dictionary<string, double> byFinal = MeanRanks(scores, score => score.Final);
        return
        [
            .. scores.GroupBy(score => score.Method).OrderBy(method => method.Key, StringComparer.Ordinal).Select(method => new Standing(
                method.Key,
                byArea.GetValueOrDefault(method.Key, double.NaN),
                byFinal.GetValueOrDefault(method.Key, double.NaN),
                MeanOverProblems(method, score => score.Final),
                MeanOverProblems(method, score => score.Area)))
            .OrderBy(standing => double.IsNaN(standing.RankArea) ? double.PositiveInfinity : standing.RankArea),
        ];
    }

    private static double MeanOverProblems(IEnumerable<Score> scores, Func<Score, double> measure) =>
        scores.GroupBy(score => score.Problem).Average(problem => problem.Average(measure));

    private static Dictionary<string, double> MeanRanks(IReadOnlyList<Score> scores, Func<Score, double> measure)
    {
        var ranks = new List<(string Method, double Rank)>();
        foreach (IGrouping<string, Score> problem in scores.GroupBy(score => score.Problem))
        {
            int methods = problem.Select(score => score.Method).Distinct().Count();
            foreach (IGrouping<int, Score> seed in problem.GroupBy(score => score.Seed))
                if (methods > 1 && seed.Count() == methods)
                    ranks.AddRange(seed.Select(score => (score.Method, RankOf(measure(score), seed.Select(measure)))));
        }

        return ranks.GroupBy(entry => entry.Method).ToDictionary(method => method.Key, method => method.Average(entry => entry.Rank));
    }

    private static double RankOf(double value, IEnumerable<double> all)
    {
        int better = 0, equal = 0;
        foreach (double other in all)
        {
            better += other < value ? 1 : 0;
            equal += other == value ? 1 : 0;
        }

        return 1 + better + (equal - 1) / 2.0;
    }
}
