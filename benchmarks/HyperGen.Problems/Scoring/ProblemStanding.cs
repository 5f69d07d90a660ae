namespace HyperGen.Problems.Scoring;

/// <summary>A method on one problem beside its peers, by normalised regret (not its logarithm) at the end.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Median">The method's median over seeds.</param>
/// <param name="PeersMedian">The median peer's median; NaN without peers.</param>
/// <param name="WorstTenth">The method's 90th percentile over seeds.</param>
/// <param name="BestPeersWorstTenth">The lowest 90th percentile of a peer.</param>
public sealed record ProblemStanding(string Problem, double Median, double PeersMedian, double WorstTenth, double BestPeersWorstTenth)
{
    /// <summary>One row per problem that the method ran.</summary>
    public static IEnumerable<ProblemStanding> Of(IEnumerable<Score> scores, string method)
    {
        foreach (IGrouping<string, Score> problem in scores.GroupBy(score => score.Problem).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            Dictionary<string, double[]> regrets = problem.GroupBy(score => score.Method)
                .ToDictionary(group => group.Key, group => group.Select(score => Math.Pow(10, score.Final)).ToArray());
            if (!regrets.Remove(method, out double[]? ours))
                continue;

            yield return new(
                problem.Key,
                Statistics.Median(ours),
                regrets.Count == 0 ? double.NaN : Statistics.Median([.. regrets.Values.Select(Statistics.Median)]),
                Statistics.Quantile(ours, 0.9),
                regrets.Values.Select(peer => Statistics.Quantile(peer, 0.9)).DefaultIfEmpty(double.NaN).Min());
        }
    }
}
