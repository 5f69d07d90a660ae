namespace HyperGen.Problems.Scoring;

/// <summary>One method against its peers as Markdown tables.</summary>
public static class ComparisonReport
{
    /// <summary>What is required and what was measured, one row per gate.</summary>
    public static void WriteGates(TextWriter output, Thresholds thresholds)
    {
        output.WriteLine("| | required | measured | |");
        output.WriteLine("|---|---|---|---|");
        foreach (Gate gate in thresholds.Gates())
            output.WriteLine($"| {gate.Letter} | {gate.Requirement} | {gate.Measured} | {Verdict(gate)} |");
    }

    /// <summary>Wilcoxon's signed-rank test on per-problem medians, one row per rival.</summary>
    public static void WriteSignificance(TextWriter output, IReadOnlyList<Score> scores, string method)
    {
        string[] rivals = [.. MethodsOf(scores).Where(name => name != method)];
        double[][] adjusted =
        [
            .. new[] { Measure.Area, Measure.Final }.Select(measure => SignedRankTest.Holm(
                [.. rivals.Select(rival => SignedRankTest.Between(scores, method, rival, measure))])),
        ];
        output.WriteLine($"| {method} against | p AUC | p final |");
        output.WriteLine("|---|---|---|");
        for (int i = 0; i < rivals.Length; i++)
            output.WriteLine(FormattableString.Invariant($"| {rivals[i]} | {adjusted[0][i]:G2} | {adjusted[1][i]:G2} |"));
    }

    /// <summary>Mean ranks of all methods within each class of problems, by AUC and at the end.</summary>
    public static void WriteClasses(TextWriter output, IReadOnlyList<Score> scores, IReadOnlyDictionary<string, string> classes)
    {
        string[] methods = MethodsOf(scores);
        output.WriteLine($"| class (mean rank AUC / final) | problems | {string.Join(" | ", methods)} |");
        output.WriteLine($"|---|---|{string.Concat(methods.Select(_ => "---|"))}");
        foreach (IGrouping<string, Score> group in scores.GroupBy(score => classes.GetValueOrDefault(score.Problem, "other"))
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            Dictionary<string, Standing> rows = Standings.Of([.. group]).ToDictionary(row => row.Method);
            IEnumerable<string> cells = methods.Select(method => rows.TryGetValue(method, out Standing? row) && !double.IsNaN(row.RankArea)
                ? FormattableString.Invariant($"{row.RankArea:F2} / {row.RankFinal:F2}")
                : "-");
            output.WriteLine($"| {group.Key} | {group.Select(score => score.Problem).Distinct().Count()} | {string.Join(" | ", cells)} |");
        }
    }

    /// <summary>How often one method beats another within each class of problems that both ran.</summary>
    public static void WriteClassDuels(
        TextWriter output, IReadOnlyList<Score> scores, IReadOnlyDictionary<string, string> classes, string method, string rival)
    {
        output.WriteLine("| class | problems | win rate AUC [95 %] | win rate final [95 %] |");
        output.WriteLine("|---|---|---|---|");
        foreach (IGrouping<string, Score> group in scores.GroupBy(score => classes.GetValueOrDefault(score.Problem, "other"))
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            Score[] all = [.. group];
            if (Duel.Between(all, method, rival, Measure.Area) is { } area && Duel.Between(all, method, rival, Measure.Final) is { } final)
                output.WriteLine($"| {group.Key} | {area.Problems} | {MarkdownReport.Interval(area)} | {MarkdownReport.Interval(final)} |");
        }
    }

    /// <summary>
    /// Median regret over seeds (0 the known best, 1 what random search reaches at the end), one row per problem, for each of several
    /// fractions of the budget.
    /// </summary>
    public static void WriteRegrets(TextWriter output, IReadOnlyList<IReadOnlyList<Score>> scoresByFraction)
    {
        string[] methods = MethodsOf(scoresByFraction[^1]);
        output.WriteLine($"| problem | {string.Join(" | ", methods)} |");
        output.WriteLine($"|---|{string.Concat(methods.Select(_ => "---|"))}");
        foreach (string problem in scoresByFraction[^1].Select(score => score.Problem).Distinct().Order(StringComparer.Ordinal))
        {
            IEnumerable<string> cells = methods.Select(method => string.Join(" / ", scoresByFraction.Select(scores => Cell(scores, problem, method))));
            output.WriteLine($"| {problem} | {string.Join(" | ", cells)} |");
        }
    }

    private static string Verdict(Gate gate) => gate.IsPassed switch
    {
        true => "pass",
        false => "**miss**",
        null => "not decided",
    };

    private static string Cell(IReadOnlyList<Score> scores, string problem, string method)
    {
        double[] finals = [.. scores.Where(score => score.Problem == problem && score.Method == method).Select(score => score.Final)];
        return finals.Length == 0 ? "-" : FormattableString.Invariant($"{Math.Pow(10, Statistics.Median(finals)):G2}");
    }

    private static string[] MethodsOf(IEnumerable<Score> scores) =>
        [.. scores.Select(score => score.Method).Distinct().Order(StringComparer.Ordinal)];
}
