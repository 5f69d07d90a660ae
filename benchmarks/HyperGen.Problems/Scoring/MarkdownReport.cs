using System.Globalization;

namespace HyperGen.Problems.Scoring;

/// <summary>Scores as Markdown tables.</summary>
public static class MarkdownReport
{
    /// <summary>
    /// Mean ranks and mean regrets, one row per method. One that has not run all problems is marked: its means are over others.
    /// </summary>
    public static void WriteStandings(TextWriter output, IReadOnlyList<Score> scores)
    {
        int problems = CountProblems(scores);
        Dictionary<string, int> own = scores.GroupBy(score => score.Method).ToDictionary(method => method.Key, CountProblems);
        output.WriteLine("| method | mean rank AUC | mean rank final | mean log10 regret, final | AUC |");
        output.WriteLine("|---|---|---|---|---|");
        foreach (Standing row in Standings.Of(scores))
            output.WriteLine(Invariant($"| {Name(row.Method)} | {row.RankArea:F2} | {row.RankFinal:F2} | {row.Final:F3} | {row.Area:F3} |"));
        if (own.Values.Any(count => count < problems))
            output.WriteLine("\nMethods that have not run all problems have means over other problems than the rest: these do not compare.");

        string Name(string method) => own[method] == problems ? method : $"{method} ({own[method]} of {problems} problems)";
    }

    private static int CountProblems(IEnumerable<Score> scores) => scores.Select(score => score.Problem).Distinct().Count();

    /// <summary>How often <paramref name="method"/> beats each other method, one row per rival.</summary>
    public static void WriteWinRates(TextWriter output, IReadOnlyList<Score> scores, string method)
    {
        output.WriteLine($"| {method} against | problems | win rate AUC [95 %] | win rate final [95 %] |");
        output.WriteLine("|---|---|---|---|");
        foreach (string rival in MethodsOf(scores).Where(name => name != method))
            if (Duel.Between(scores, method, rival, Measure.Area) is { } area
                && Duel.Between(scores, method, rival, Measure.Final) is { } final)
                output.WriteLine($"| {rival} | {area.Problems} | {Interval(area)} | {Interval(final)} |");
    }

    /// <summary>Median values at the end of the budget, one row per problem; those to be maximised are negated.</summary>
    public static void WriteMedians(TextWriter output, IReadOnlyList<Score> scores)
    {
        string[] methods = MethodsOf(scores);
        ILookup<(string, string), double> finals = scores.ToLookup(score => (score.Problem, score.Method), score => score.Best);
        output.WriteLine($"| problem | {string.Join(" | ", methods)} |");
        output.WriteLine($"|---|{string.Concat(methods.Select(_ => "---|"))}");
        foreach (string problem in scores.Select(score => score.Problem).Distinct().Order(StringComparer.Ordinal))
        {
            IEnumerable<string> cells = methods.Select(method => finals.Contains((problem, method))
                ? Statistics.Median([.. finals[(problem, method)]]).ToString("G5", CultureInfo.InvariantCulture)
                : "-");
            output.WriteLine($"| {problem} | {string.Join(" | ", cells)} |");
        }
    }

    /// <summary>Time per suggestion and per run, one row per method that recorded it.</summary>
    public static void WriteCosts(TextWriter output, IEnumerable<Run> runs)
    {
        output.WriteLine("| method | runs | ms per suggestion, median | 95 % | cpu seconds per run, median |");
        output.WriteLine("|---|---|---|---|---|");
        foreach (IGrouping<string, Run> method in runs.Where(run => run.SuggestMedianMs is not null)
            .GroupBy(run => run.Method).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            double middle = Statistics.Median([.. method.Select(run => run.SuggestMedianMs!.Value)]);
            double slow = Statistics.Median([.. method.Select(run => run.SuggestP95Ms ?? double.NaN)]);
            double cpu = Statistics.Median([.. method.Select(run => run.Cpu ?? double.NaN)]);
            output.WriteLine(Invariant($"| {method.Key} | {method.Count()} | {middle:F3} | {slow:F3} | {cpu:F2} |"));
        }
    }

    private static string[] MethodsOf(IEnumerable<Score> scores) =>
        [.. scores.Select(score => score.Method).Distinct().Order(StringComparer.Ordinal)];

    internal static string Interval(WinRate rate) => Invariant($"{rate.Mean:F2} [{rate.Low:F2}, {rate.High:F2}]");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
