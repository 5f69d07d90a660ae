namespace HyperGen.Problems.Scoring;

/// <summary>The ranks of the methods on one problem with one seed.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Seed">The seed.</param>
/// <param name="ByMethod">Rank by method, 1 for the best; ties share the mean rank.</param>
public sealed record Ranking(string Problem, int Seed, IReadOnlyDictionary<string, double> ByMethod)
{
    /// <summary>One ranking per problem and seed that every method of the problem ran.</summary>
    public static IReadOnlyList<Ranking> Of(IReadOnlyList<Score> scores, Measure measure)
    {
        var rankings = new List<Ranking>();
        foreach (IGrouping<string, Score> problem in scores.GroupBy(score => score.Problem))
        {
            int methods = problem.Select(score => score.Method).Distinct().Count();
            foreach (IGrouping<int, Score> seed in problem.GroupBy(score => score.Seed))
                if (methods > 1 && seed.Count() == methods)
                    rankings.Add(new(problem.Key, seed.Key, seed.ToDictionary(
                        score => score.Method, score => RankOf(score.By(measure), seed.Select(other => other.By(measure))))));
        }

        return rankings;
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
