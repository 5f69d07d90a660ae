using System.Globalization;

namespace HyperGen.Terminal;

/// <summary>The sentences above and below a result table.</summary>
internal static class ResultText
{
    private const int ReasonsShown = 3;

    public static string Heading(ResultSummary summary)
    {
        string verb = summary.Direction == StudyDirection.Minimize ? "minimise" : "maximise";
        string seed = summary.Seed.ToString(CultureInfo.InvariantCulture);
        string run = $"{Counted(summary.Trials, "trial")}, sampler {summary.Sampler}, seed {seed}";
        return PlainText.OneLine($"{summary.Study}: {verb}, {run}; {Why(summary.StoppedBecause)}");
    }

    public static IEnumerable<string> Remarks(ResultSummary summary)
    {
        if (summary.Best is null) yield return "No trial completed: there is no best config.";
        else if (summary.DefaultValue is { } baseline)
            yield return $"The best config is {ValueText.Improvement(baseline, summary.BestValue)}.";
        else if (summary.Default is null) yield return PlainText.OneLine($"No default to compare with: {summary.Space.WhyNoDefault}.");
        else yield return "The default config was not evaluated, or did not complete.";
        foreach (string hint in summary.Hints) yield return PlainText.OneLine($"Hint: {hint}");
        if (summary.Pruned > 0) yield return $"{Counted(summary.Pruned, "trial")} pruned.";
        if (summary.OutOfSpace > 0)
            yield return $"{Counted(summary.OutOfSpace, "earlier trial")} left out: no meaning in the present space.";
        foreach (string line in Failures(summary)) yield return line;
    }

    private static IEnumerable<string> Failures(ResultSummary summary)
    {
        if (summary.Failed == 0) yield break;
        yield return $"{Counted(summary.Failed, "trial")} failed.";
        IGrouping<string, string>[] reasons = [.. summary.Errors.GroupBy(PlainText.OneLine).OrderByDescending(group => group.Count())];
        foreach (IGrouping<string, string> reason in reasons.Take(ReasonsShown))
            yield return string.Create(CultureInfo.InvariantCulture, $"  {reason.Count()} × {reason.Key}");
        if (reasons.Length > ReasonsShown) yield return $"  and {Counted(reasons.Length - ReasonsShown, "other reason")}";
    }

    private static string Why(StopReason reason) => reason switch
    {
        StopReason.None => "not stopped yet",
        StopReason.Trials => "stopped at the trial budget",
        StopReason.Timeout => "stopped at the time budget",
        StopReason.Target => "stopped at the target value",
        StopReason.NoImprovement => "stopped because nothing improved any more",
        StopReason.SpaceExhausted => "stopped when every point had been tried",
        StopReason.TooManyFailures => "stopped after too many failures in a row",
        StopReason.RegretBound => "stopped because the regret bound is below the error allowed",
        StopReason.ExpectedImprovement => "stopped because hardly any improvement is to be expected",
        StopReason.Stagnation => "stopped because it stagnated",
        StopReason.Terminated => "stopped by its terminator",
        StopReason.Cancelled => "cancelled",
        _ => "stopped on request",
    };

    private static string Counted(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
