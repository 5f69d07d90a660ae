using System.Text.Json;

namespace HyperGen.Storage;

/// <summary>A <see cref="StoredTrial"/> while its records are read.</summary>
internal sealed class TrialDraft(int number)
{
    private readonly List<StoredParameter> _parameters = [];
    private SortedDictionary<long, double>? _reports;
    private Dictionary<string, string>? _userAttributes;
    private Dictionary<string, string>? _systemAttributes;
    private StoredTrial? _finished; // nothing changes any more

    public int Number => number;

    public TrialState State { get; set; }

    public IReadOnlyList<double> Values { get; set; } = [];

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }

    public TimeSpan? Duration { get; set; }

    public string? Error { get; set; }

    public string? Worker { get; set; }

    public IReadOnlyList<StoredParameter> Parameters => _parameters;

    /// <summary>Whether its parameters are not to be seen yet.</summary>
    public bool HidesParameters { get; set; }

    public IReadOnlyDictionary<string, string> SystemAttributes => _systemAttributes ?? StoredStudy.NoAttributes;

    public static TrialDraft Of(StoredTrial trial)
    {
        TrialDraft draft = new(trial.Number)
        {
            State = trial.State,
            Values = trial.Values,
            StartedAt = trial.StartedAt,
            CompletedAt = trial.CompletedAt,
            Duration = trial.Duration,
            Error = trial.Error,
            Worker = trial.Worker,
            _userAttributes = new(trial.UserAttributes, StringComparer.Ordinal),
            _systemAttributes = new(trial.SystemAttributes, StringComparer.Ordinal),
        };
        draft._parameters.AddRange(trial.Parameters);
        foreach (StoredReport report in trial.Reports) draft.Report(report.Step, report.Value);
        return draft;
    }

    public void SetParameter(StoredParameter parameter)
    {
        int known = _parameters.FindIndex(other => other.Name == parameter.Name);
        if (known >= 0) _parameters[known] = parameter;
        else _parameters.Add(parameter);
    }

    public void SetParameters(IEnumerable<StoredParameter> parameters)
    {
        _parameters.Clear();
        _parameters.AddRange(parameters);
    }

    public void Report(long step, double value) => (_reports ??= [])[step] = value;

    public void SetUserAttribute(string name, JsonElement value)
    {
        if (name == JournalKeys.Duration && value.Duration() is { } duration) Duration = duration;
        else if (name == JournalKeys.Error && value.ValueKind == JsonValueKind.String) Error = value.GetString();
        else (_userAttributes ??= new(StringComparer.Ordinal))[name] = value.GetRawText();
    }

    public void SetSystemAttribute(string name, string json) => (_systemAttributes ??= new(StringComparer.Ordinal))[name] = json;

    /// <summary>The trial as it is now; one that has finished must not change after that.</summary>
    public StoredTrial Build()
    {
        if (_finished is not null) return _finished;
        StoredTrial trial = BuildNow();
        return trial.IsFinished ? _finished = trial : trial;
    }

    private StoredTrial BuildNow() => new()
    {
        Number = Number,
        State = State,
        Values = Values,
        StartedAt = StartedAt,
        CompletedAt = CompletedAt,
        Duration = Duration,
        Error = Error,
        Worker = Worker,
        Parameters = HidesParameters ? [] : [.. _parameters],
        Reports = _reports is null ? [] : [.. _reports.Select(report => new StoredReport(report.Key, report.Value))],
        UserAttributes = _userAttributes ?? StoredStudy.NoAttributes,
        SystemAttributes = SystemAttributes,
    };
}
