using System.Text.Json;
using Xunit;

namespace HyperGen.Testing;

/// <summary>Studies that the catalog contract writes and reads back.</summary>
public static class StudyCatalogContractStudies
{
    private const string Line = """{"name":"FloatDistribution","attributes":{"step":null,"low":0.0,"high":1.0,"log":false}}""";
    private const string Choices = """{"name":"CategoricalDistribution","attributes":{"choices":["a\\b \"ü\" 漢 😀",2.0,null,true]}}""";
    private static readonly DateTimeOffset Noon = new(2026, 2, 28, 12, 0, 0, 123, 456, TimeSpan.Zero);

    /// <summary>A study that HyperGen ran, with a trial in every state.</summary>
    public static StoredStudy Ours { get; } = new()
    {
        Name = "ours",
        Directions = [StudyDirection.Minimize],
        Seed = ulong.MaxValue,
        Space = LineSpace(),
        UserAttributes = new Dictionary<string, string> { ["note"] = "\"it's a \\\"note\\\"\"" },
        Told = [3, 0, 2, 1],
        Trials =
        [
            Trial(0, TrialState.Complete, value: 1.5) with
            {
                Reports = [new(0, double.NaN), new(3, double.PositiveInfinity), new(int.MaxValue, -0.5)],
            },
            Trial(1, TrialState.Failed) with { Error = "boom\r\n\t\"quoted\" \\ ü 漢 😀" },
            Trial(2, TrialState.Pruned, value: 4) with
            {
                UserAttributes = new Dictionary<string, string> { ["Größe"] = "[1, 2.50, {\"a\": null}]" },
            },
            Trial(3, TrialState.Complete, value: -2.5) with { CompletedAt = Noon.AddSeconds(40), Duration = new TimeSpan(12_345_678_901) },
            Trial(4, TrialState.Running),
            Trial(5, TrialState.Running) with { Parameters = [] },
            Trial(6, TrialState.Waiting) with
            {
                StartedAt = null,
                Parameters = [],
                Worker = "hypergen-memory",
                SystemAttributes = new Dictionary<string, string> { ["fixed_params"] = "{\"x\": 0.125}" },
            },
        ],
    };

    /// <summary>A study that no HyperGen has opened.</summary>
    public static StoredStudy Foreign { get; } = new()
    {
        Name = "foreign 漢字",
        Directions = [StudyDirection.Maximize],
        UserAttributes = new Dictionary<string, string> { ["contributors"] = "[\"a\", \"b\"]", ["empty"] = "\"\"" },
        SystemAttributes = new Dictionary<string, string> { ["study:metric_names"] = "[\"loss\"]" },
        Told = [0, 1],
        Trials =
        [
            new()
            {
                Number = 0,
                State = TrialState.Complete,
                Values = [0.1 + 0.2],
                StartedAt = Noon,
                CompletedAt = Noon.AddMilliseconds(1.5),
                Parameters = [new("x", 0.25, Line)],
                SystemAttributes = new Dictionary<string, string> { ["constraints"] = "[-1.0, 0.5]", ["nsga:generation"] = "3" },
            },
            new()
            {
                Number = 1,
                State = TrialState.Complete,
                Values = [double.NegativeInfinity],
                StartedAt = Noon.AddSeconds(1),
                CompletedAt = Noon.AddSeconds(2),
                Parameters = [new("x", 0, Choices), new("it's \"x\"; --", 3, Choices)],
                Reports = [new(0, 1)],
            },
        ],
    };

    /// <summary>A study of several objectives, one of them open, which HyperGen lists and exports and cannot run.</summary>
    public static StoredStudy SeveralObjectives { get; } = new()
    {
        Name = "several",
        Directions = [StudyDirection.Minimize, StudyDirection.Maximize, null],
        Told = [0],
        Trials =
        [
            new()
            {
                Number = 0,
                State = TrialState.Complete,
                Values = [1, double.PositiveInfinity, -3e-300],
                StartedAt = Noon,
                CompletedAt = Noon.AddSeconds(1),
            },
        ],
    };

    /// <summary>A study without a trial.</summary>
    public static StoredStudy Empty { get; } = new() { Name = "empty", Directions = [StudyDirection.Maximize], Seed = 0 };

    /// <summary>All of them by a short name.</summary>
    public static IReadOnlyDictionary<string, StoredStudy> All { get; } = new Dictionary<string, StoredStudy>
    {
        ["ours"] = Ours,
        ["foreign"] = Foreign,
        ["several objectives"] = SeveralObjectives,
        ["empty"] = Empty,
    };

    /// <summary>The short names.</summary>
    public static TheoryData<string> Names => new(All.Keys);

    /// <summary>A JSON text without the blanks and escapes that do not count.</summary>
    internal static string ParseJson(this string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement);
    }

    // As studies have stored it from the first version on: what was written must stay readable.
    private static string LineSpace() => $$"""
        {"version":1,"name":"Line","fingerprint":"{{StudyStorageContractSpaces.Line().Fingerprint}}",
        "parameters":[{"name":"x","kind":"float","low":0,"high":1,"default":0.5}]}
        """;

    private static StoredTrial Trial(int number, TrialState state, double? value = null)
    {
        StoredTrial trial = new()
        {
            Number = number,
            State = state,
            StartedAt = Noon.AddSeconds(number),
            Worker = "hypergen-elsewhere-1-00000000",
            Values = value is { } one ? [one] : [],
            Parameters = [new("x", number / 8.0, Line)],
        };
        return trial.IsFinished ? trial with { CompletedAt = Noon.AddSeconds(number + 1), Duration = TimeSpan.FromSeconds(1) } : trial;
    }
}
