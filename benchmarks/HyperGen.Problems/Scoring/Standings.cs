namespace HyperGen.Problems.Scoring;

/// <summary>Ranks methods by their scores.</summary>
public static class Standings
{
    /// <summary>The methods, best mean rank first.</summary>
    /// <remarks>Ranks are taken per problem and seed, over seeds that every method of the problem ran; ties share the mean rank.</remarks>
    public static IReadOnlyList<Standing> Of(IReadOnlyList<Score> scores)
    {
        Dictionary<string, double> byArea = MeanRanks(scores, Measure.Area);
        Dictionary<string, double> byFinal = MeanRanks(scores, Measure.Final);
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

    private static Dictionary<string, double> MeanRanks(IReadOnlyList<Score> scores, Measure measure) =>
        Ranking.Of(scores, measure).SelectMany(ranking => ranking.ByMethod)
            .GroupBy(rank => rank.Key).ToDictionary(method => method.Key, method => method.Average(rank => rank.Value));
}
