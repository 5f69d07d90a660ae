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

    /// <summary>Every gate for which there are runs; for a Parzen estimator, which is there for its speed, that of speed alone.</summary>
    public IEnumerable<Gate> Gates() =>
        IsParzen ? Speed() : [.. Rank(), .. WinRates(), .. CatchUps(), .. Problems(), .. OfClasses(), .. Speed()];

    private bool IsParzen => Method.StartsWith("tpe", StringComparison.Ordinal);

    private IEnumerable<Gate> Rank()
    {
        IReadOnlyList<Standing> standings = Standings.Of(Scores);
        if (standings.FirstOrDefault(row => row.Method == Method) is not { } ours)
            yield break;

        foreach (Measure measure in Measures)
        {
            double lowest = standings.Where(row => row.Method != Method).Select(RankBy).DefaultIfEmpty(double.NaN).Min();
            yield return new('A', $"lowest mean rank, {NameOf(measure)}", Invariant($"{Beside(lowest, RankBy(ours))}, next {Beside(RankBy(ours), lowest)}"), RankBy(ours) < lowest);
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
            Invariant($"{Beside(peer.Value, rate.Mean)} [{Beside(LeastLowEnd, rate.Low)}, {rate.High:F2}]"),
            rate.Mean >= peer.Value && rate.Low > LeastLowEnd);

    private IEnumerable<Gate> CatchUps() =>
        from peer in Peers.MostCatchUp
        let caught = CatchUp.Of(Runs, Method, peer.Key)
        where caught is not null
        select new Gate(
            'C',
            Invariant($"reaches the end of {peer.Key} in {peer.Value:F2} of its trials, median"),
            Invariant($"{Share(peer.Value, caught.Median)}; reached in {100 * caught.Reached:F0} % of {caught.Pairs} pairs of runs"),
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
                    yield return new('E', $"best, {scores.Key}, {NameOf(measure)}", standing.ToString(), standing.IsBest);
            }
        }
    }

    // Peers recorded the time of a whole run: means are compared with means, over the longest runs, which show best what a trial costs.
    private IEnumerable<Gate> Speed()
    {
        string peer = IsParzen ? "tpe" : "gp";
        double factor = IsParzen ? 10 : 20;
        Run[] timed = [.. Runs.Where(run => run.Method == peer && run.Cpu is not null)];
        if (timed.Length == 0)
            yield break;

        int longest = timed.Max(run => run.Best.Count);
        timed = [.. timed.Where(run => run.Best.Count == longest)];
        HashSet<string> problems = [.. timed.Select(run => run.Problem)];
        Run[] own = [.. Runs.Where(run => run.Method == Method && run.Cpu is not null && problems.Contains(run.Problem))];
        if (own.Length == 0)
            yield break;

        double ours = Math.Max(Milliseconds(own), 1e-4), theirs = Milliseconds(timed);
        yield return new(
            'F',
            Invariant($"{factor} times faster a trial than {peer} (mean over {longest} trials, median of the runs)"),
            Invariant($"{theirs / ours:F0} times: {ours:G3} ms against {theirs:G3} ms"),
            theirs / ours >= factor);
    }

    private static double Milliseconds(Run[] runs) => Statistics.Median([.. runs.Select(run => 1000 * run.Cpu!.Value / run.Best.Count)]);

    private static string Share(double limit, double share) => double.IsFinite(share) ? Beside(limit, share) : "never";

    // With a third digit where two would show the limit itself: 0.897 is not 0.90.
    private static string Beside(double limit, double value) =>
        value != limit && Invariant($"{value:F2}") == Invariant($"{limit:F2}") ? Invariant($"{value:F3}") : Invariant($"{value:F2}");

    private static string Listed(string[] problems, int of) =>
        problems.Length == 0 ? $"0 of {of}" : $"{problems.Length} of {of}: {string.Join(", ", problems)}";

    private static string NameOf(Measure measure) => measure == Measure.Area ? "AUC" : "final";

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
