namespace HyperGen.Terminal;

/// <summary>The words of a progress display, in invariant culture.</summary>
internal static class ProgressText
{
    public static string Waiting(TimeSpan since) => $"no trial has finished yet  {Time(since)}";

    public static string Count(StudyProgress progress) => progress.Trials is { } trials
        ? Invariant($"{progress.Finished}/{trials}")
        : Invariant($"{progress.Finished} trials");

    public static string Best(StudyProgress progress) => progress is { BestValue: { } value, BestTrial: { } trial }
        ? Invariant($"best {ValueText.Of(value)} (trial {trial})")
        : "no value yet";

    /// <summary>Rate, time spent and time left.</summary>
    public static string Times(StudyProgress progress, TimeSpan elapsed, TimeSpan? remaining)
    {
        string text = $"{Rate(progress.TrialsPerSecond)}  {Time(elapsed)}";
        return remaining is { } left && left > TimeSpan.Zero ? $"{text}  ETA {Time(left)}" : text;
    }

    /// <summary>Everything on one line.</summary>
    public static string Line(StudyProgress progress, bool isLast)
    {
        string budget = progress.Trials is { } trials ? Invariant($"{progress.Finished} of {trials} trials") : Count(progress);
        List<string> parts = [budget, Best(progress)];
        if (progress.Failed > 0) parts.Add(Invariant($"{progress.Failed} failed"));
        if (progress.Pruned > 0) parts.Add(Invariant($"{progress.Pruned} pruned"));
        if (progress.Running > 0 && !isLast) parts.Add(Invariant($"{progress.Running} running"));
        parts.Add(Rate(progress.TrialsPerSecond));
        if (isLast) parts.Add($"took {Time(progress.Elapsed)}");
        else if (progress.Remaining is { } left && left > TimeSpan.Zero) parts.Add($"ETA {Time(left)}");
        return $"{PlainText.OneLine(progress.Name)}: {string.Join(", ", parts)}";
    }

    private static string Rate(double perSecond) => perSecond switch
    {
        0 => "-/s",
        >= 1 => Invariant($"{perSecond:#,0.#}/s"),
        >= 1.0 / 60 => Invariant($"{perSecond * 60:0.#}/min"),
        _ => Invariant($"{perSecond * 3600:0.#}/h"),
    };

    private static string Time(TimeSpan time) => time switch
    {
        { TotalDays: >= 1 } => Invariant($"{(int)time.TotalDays}d {time.Hours:00}:{time.Minutes:00}:{time.Seconds:00}"),
        { TotalHours: >= 1 } => Invariant($"{time.Hours}:{time.Minutes:00}:{time.Seconds:00}"),
        _ => Invariant($"{time.Minutes}:{time.Seconds:00}"),
    };

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
