namespace HyperGen.Problems.Scoring;

/// <summary>Whether a method is ahead of every recorded peer: the gates A to F, at the whole budget.</summary>
/// <param name="Runs">The runs of the method and of its peers.</param>
/// <param name="Scores">Their scores at the whole budget.</param>
/// <param name="Classes">Class by problem name; see <see cref="ProblemClasses"/>.</param>
/// <param name="Method">The method.</param>
public sealed record Thresholds(
    IReadOnlyList<Run> Runs, IReadOnlyList<Score> Scores, IReadOnlyDictionary<string, string> Classes, string Method)
{
    private const double LeastLeadership = 0.95;
    private const double LeastLowEnd = 0.65;
    private const double WorstTenth = 1.5;
    private static readonly Measure[] Measures = [Measure.Area, Measure.Final];

    private readonly string[] _peers = [.. Scores.Select(score => score.Method).Distinct().Where(name => name != Method)];

    /// <summary>Every gate for which there are runs.</summary>
    public IEnumerable<Gate> Gates() => [.. Rank(), .. WinRates(), .. CatchUps(), .. Problems(), .. OfClasses(), .. Speed()];

    private IEnumerable<Gate> Rank()
    {
        IReadOnlyList<Standing> standings = Standings.Of(Scores);
        if (standings.FirstOrDefault(row => row.Method == Method) is not { } ours)
            yield break;

        foreach (Measure measure in Measures)
        {
            double lowest = standings.Where(row => row.Method != Method).Select(RankBy).DefaultIfEmpty(double.NaN).Min();
            yield return new('A', $"lowest mean rank, {NameOf(measure)}", Invariant($"{RankBy(ours):F2}, next {lowest:F2}"), RankBy(ours) < lowest);
            double leads = Leadership.Probability(Scores, Method, measure);
            yield return new(
                'A', Invariant($"leads with probability {LeastLeadership}, {NameOf(measure)}"), Invariant($"{leads:F3}"), leads >= LeastLeadership);

            double RankBy(Standing row) => measure == Measure.Area ? row.RankArea : row.RankFinal;
        }
    }

    private IEnumerable<Gate> WinRates() =>
        from peer in Peers.LeastWinRate
        from measure in Measures
        let rate = Duel.Between(Scores, Method, peer.Key, measure)
        where rate is not null
        select new Gate(
            'B',
            Invariant($"wins {peer.Value:F2} against {peer.Key}, interval above {LeastLowEnd}, {NameOf(measure)}"),
            Invariant($"{rate.Mean:F2} [{rate.Low:F2}, {rate.High:F2}]"),
            rate.Mean >= peer.Value && rate.Low > LeastLowEnd);

    private IEnumerable<Gate> CatchUps() =>
        from peer in Peers.MostCatchUp
        let caught = CatchUp.Of(Runs, Method, peer.Key)
        where caught is not null
        select new Gate(
            'C',
            Invariant($"reaches the end of {peer.Key} in {peer.Value:F2} of its trials, median"),
            Invariant($"{Share(caught.Median)}; reached in {100 * caught.Reached:F0} % of {caught.Pairs} pairs of runs"),
            caught.Median <= peer.Value);

    private IEnumerable<Gate> Problems()
    {
        ProblemStanding[] standings =
            [.. ProblemStanding.Of(Scores, Method).Where(problem => !double.IsNaN(problem.PeersMedian))];
        if (standings.Length == 0)
            yield break;

        string[] behind = [.. standings.Where(problem => problem.Median > problem.PeersMedian).Select(problem => problem.Problem)];
        yield return new('D', "on no problem behind the median peer", Listed(behind, standings.Length), behind.Length == 0);
        string[] unlucky =
            [.. standings.Where(problem => problem.WorstTenth > WorstTenth * problem.BestPeersWorstTenth).Select(problem => problem.Problem)];
        yield return new(
            'D',
            Invariant($"worst tenth of seeds within {WorstTenth} times the best peer's regret"),
            Listed(unlucky, standings.Length),
            unlucky.Length == 0);
    }

    private IEnumerable<Gate> OfClasses()
    {
        foreach (IGrouping<string, Score> scores in Scores.GroupBy(score => Classes.GetValueOrDefault(score.Problem, "other")))
        {
            foreach (Measure measure in Measures)
            {
                if (ClassStanding.Of([.. scores], Method, measure) is { } standing)
                    yield return new('E', $"best or tied, {scores.Key}, {NameOf(measure)}", standing.ToString(), standing.IsBestOrTied);
            }
        }
    }

    private IEnumerable<Gate> Speed()
    {
        if (Runs.Where(run => run.Method == Method).Select(run => run.SuggestMedianMs).OfType<double>().ToArray() is not { Length: > 0 } ours)
            yield break;

        double milliseconds = Math.Max(Statistics.Median(ours), 1e-4);
        string peer = Method.StartsWith("tpe", StringComparison.Ordinal) ? "tpe" : "gp";
        double factor = peer == "tpe" ? 10 : 20;
        Run[] timed = [.. Runs.Where(run => run.Method == peer && run.Cpu is not null)];
        if (timed.Length == 0)
            yield break;

        // Peers recorded the time of a whole run; the longest runs show best what a suggestion costs them.
        int longest = timed.Max(run => run.Best.Count);
        double theirs = Statistics.Median(
            [.. timed.Where(run => run.Best.Count == longest).Select(run => 1000 * run.Cpu!.Value / run.Best.Count)]);
        yield return new(
            'F',
            Invariant($"{factor} times faster a suggestion than {peer} (its processor time per trial in {longest} trials)"),
            Invariant($"{theirs / milliseconds:F0} times: {milliseconds:G3} ms against {theirs:G3} ms"),
            theirs / milliseconds >= factor);
    }

    private static string Share(double share) => double.IsFinite(share) ? Invariant($"{share:F2}") : "never";

    private static string Listed(string[] problems, int of) =>
        problems.Length == 0 ? $"0 of {of}" : $"{problems.Length} of {of}: {string.Join(", ", problems)}";

    private static string NameOf(Measure measure) => measure == Measure.Area ? "AUC" : "final";

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
