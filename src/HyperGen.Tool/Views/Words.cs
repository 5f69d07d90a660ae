using System.Globalization;
using System.Text.Json;
using HyperGen.Terminal;

namespace HyperGen.Tool.Views;

/// <summary>Facts as people read them, in invariant culture.</summary>
internal static class Words
{
    /// <summary>A name or text on one line, without control characters.</summary>
    public static string Safe(string text) => PlainText.OneLine(text);

    public static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Value(double value) => ValueText.Of(value);

    /// <summary>The objective values of a trial.</summary>
    public static string Values(StoredTrial trial) => string.Join(", ", trial.Values.Select(Value));

    public static string Goal(IReadOnlyList<StudyDirection?> directions) =>
        string.Join(", ", directions.Select(direction => Direction(direction) ?? "not set"));

    public static string States(TrialCounts trials)
    {
        (int Count, string Name)[] states =
        [
            (trials.Complete, "complete"), (trials.Pruned, "pruned"), (trials.Failed, "failed"), (trials.Running, "running"),
            (trials.Waiting, "waiting"),
        ];
        return string.Join(", ", states.Where(state => state.Count > 0).Select(state => $"{Number(state.Count)} {state.Name}"));
    }

    public static string State(TrialState state) => state.ToString().ToLowerInvariant();

    /// <summary>The direction as exports name it; <see langword="null"/> for one that is not set.</summary>
    public static string? Direction(StudyDirection? direction) => direction?.ToString().ToLowerInvariant();

    public static string Counted(int count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    public static string Ago(DateTimeOffset? at, DateTimeOffset now) => at is not { } date ? "" : (now - date) switch
    {
        { TotalSeconds: < 0 } => Date(date),
        { TotalSeconds: < 60 } ago => Whole(ago.TotalSeconds, "s ago"),
        { TotalMinutes: < 60 } ago => Whole(ago.TotalMinutes, "min ago"),
        { TotalHours: < 48 } ago => Whole(ago.TotalHours, "h ago"),
        _ => Date(date),
    };

    public static string Date(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    public static string Duration(TimeSpan? duration) => duration switch
    {
        null => "",
        { TotalMilliseconds: < 1 } => "< 1 ms",
        { TotalSeconds: < 1 } time => Whole(time.TotalMilliseconds, "ms"),
        { TotalMinutes: < 1 } time => time.TotalSeconds.ToString("0.0 's'", CultureInfo.InvariantCulture),
        { TotalDays: < 1 } time => time.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture),
        { } time => time.ToString(@"d\.hh\:mm\:ss", CultureInfo.InvariantCulture),
    };

    /// <summary>A parameter's value: a text as it is, a long real number shortened.</summary>
    public static string Parameter(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind switch
        {
            JsonValueKind.String => Safe(document.RootElement.GetString()!),
            JsonValueKind.Number when json.Length > 8 && json.AsSpan().ContainsAny(".eE") => Value(document.RootElement.GetDouble()),
            _ => json,
        };
    }

    private static string Whole(double amount, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(amount):0} {unit}");
}
