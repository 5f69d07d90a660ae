namespace HyperGen.Problems.Scoring;

/// <summary>
/// Turns best-so-far curves into normalised regrets: 0 is the known best, 1 is what random search reaches in the same budget
/// (its median; that of all methods where random search was not run).
/// </summary>
public static class Scorer
{
    // Methods differ in what they call their first trials, so the mean over a run starts after them.
    private const int FirstCounted = 4;

    private const int LeastBudget = FirstCounted + 1;

    private const double Ceiling = 10;

    /// <summary>Scores every run at <paramref name="fraction"/> of its problem's budget.</summary>
    /// <param name="runs">Runs of any number of methods and problems; of equal problem, method and seed the last counts.</param>
    /// <param name="yardsticks">By problem name; a problem that is missing is measured by <see cref="Yardstick.Unknown"/>.</param>
    /// <param name="fraction">In (0, 1].</param>
    public static IReadOnlyList<Score> Score(IEnumerable<Run> runs, IReadOnlyDictionary<string, Yardstick> yardsticks, double fraction) =>
    [
        .. runs.GroupBy(run => run.Problem).SelectMany(group =>
        {
            Run[] distinct = [.. group.GroupBy(run => (run.Method, run.Seed)).Select(same => same.Last())];
            return ScoreProblem(distinct, yardsticks.GetValueOrDefault(group.Key, Yardstick.Unknown), fraction);
        }),
    ];

    private static IEnumerable<Score> ScoreProblem(Run[] runs, Yardstick yardstick, double fraction)
    {
        int longest = runs.Max(run => run.Best.Count);
        int budget = Math.Max(LeastBudget, (int)Math.Round(Math.Min(longest, yardstick.Trials) * fraction));
        double[][] curves = [.. runs.Select(run => CurveOf(run, budget))];

        double best = Math.Min(yardstick.KnownBest, curves.Min(curve => curve.Min()));
        double[] randomFinals = [.. curves.Where((_, i) => runs[i].Method == "random").Select(curve => curve[^1])];
        double reference = Statistics.Median(randomFinals.Length > 0 ? randomFinals : [.. curves.Select(curve => curve[^1])]);
        double unit = Math.Max(reference - best, 1e-12);

        for (int i = 0; i < runs.Length; i++)
        {
            double[] regrets = [.. curves[i].Select(value => Math.Log10(Math.Clamp((value - best) / unit, yardstick.Floor, Ceiling)))];
            yield return new Score(
                runs[i].Problem, runs[i].Method, runs[i].Seed, curves[i][^1], regrets[^1], regrets.Skip(FirstCounted).Average());
        }
    }

    // A run that ended early keeps its last value.
    private static double[] CurveOf(Run run, int budget)
    {
        var curve = new double[budget];
        for (int i = 0; i < budget; i++)
            curve[i] = run.Best[Math.Min(i, run.Best.Count - 1)];

        return curve;
    }
}
