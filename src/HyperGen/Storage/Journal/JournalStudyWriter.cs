using System.Globalization;

namespace HyperGen.Storage;

/// <summary>Writes a stored study as records: its trials by number, then their ends in the order told.</summary>
internal sealed class JournalStudyWriter
{
    private readonly JournalLines _lines;

    private JournalStudyWriter(JournalLines lines) => _lines = lines;

    /// <param name="lines">Where to write.</param>
    /// <param name="writer">The participant that writes.</param>
    /// <param name="study">The study.</param>
    /// <param name="identity">The identity it will have.</param>
    /// <param name="firstTrial">The identity its first trial will have.</param>
    public static void Write(JournalLines lines, string writer, StoredStudy study, int identity, int firstTrial) =>
        new JournalStudyWriter(lines).Write(writer, study, identity, firstTrial);

    private void Write(string writer, StoredStudy study, int identity, int firstTrial)
    {
        _lines.CreateStudy(writer, study.Name, study.Directions);
        if (study.Seed is { } seed) SetUserAttribute(JournalKeys.Seed, seed.ToString(CultureInfo.InvariantCulture));
        if (study.Space is { } space) SetUserAttribute(JournalKeys.Space, space);
        foreach ((string key, string value) in study.UserAttributes) SetUserAttribute(key, value);
        foreach ((string key, string value) in study.SystemAttributes)
            _lines.SetStudyAttribute(JournalOperation.SetStudySystemAttribute, writer, identity, key, value);
        foreach (StoredTrial trial in study.Trials) Create(trial, identity, firstTrial + trial.Number);
        foreach (int number in study.Told) Finish(study.Trials[number], firstTrial + number);

        void SetUserAttribute(string key, string value) =>
            _lines.SetStudyAttribute(JournalOperation.SetStudyUserAttribute, writer, identity, key, value);
    }

    private void Create(StoredTrial trial, int study, int identity)
    {
        // What a foreign client has set of a running trial may not be all of it: its parameters follow one by one, as it wrote them.
        bool isOpen = trial.State == TrialState.Running && (!WorkerName.IsOurs(trial.Worker) || trial.Parameters.Count == 0);
        string worker = trial.Worker ?? "";
        _lines.BeginStudy(JournalOperation.CreateTrial, worker, study);
        _lines.Date("datetime_start", trial.StartedAt);
        if (!isOpen) Template(trial, trial.Parameters);
        _lines.End();
        if (!isOpen) return;

        foreach (StoredParameter parameter in trial.Parameters)
        {
            _lines.BeginTrial(JournalOperation.SetTrialParameter, worker, identity);
            _lines.Json.WriteString("param_name", parameter.Name);
            _lines.Number("param_value_internal", parameter.Value);
            _lines.Json.WriteString("distribution", parameter.Distribution);
            _lines.End();
        }

        foreach (StoredReport report in trial.Reports)
        {
            _lines.BeginTrial(JournalOperation.SetTrialReport, worker, identity);
            _lines.Json.WriteNumber("step", report.Step);
            _lines.Number("intermediate_value", report.Value);
            _lines.End();
        }

        foreach ((string key, string value) in trial.UserAttributes)
            SetAttribute(JournalOperation.SetTrialUserAttribute, "user_attr", key, value);
        foreach ((string key, string value) in trial.SystemAttributes)
            SetAttribute(JournalOperation.SetTrialSystemAttribute, "system_attr", key, value);

        void SetAttribute(JournalOperation operation, string property, string key, string value)
        {
            _lines.BeginTrial(operation, worker, identity);
            _lines.Json.WriteStartObject(property);
            _lines.Text(key, value);
            _lines.Json.WriteEndObject();
            _lines.End();
        }
    }

    private void Template(StoredTrial trial, IReadOnlyList<StoredParameter> parameters)
    {
        _lines.Json.WriteNumber("state", (int)(trial.IsFinished ? TrialState.Running : trial.State));
        _lines.Json.WriteNull("value");
        _lines.Json.WriteNull("values");
        _lines.Json.WriteStartObject("distributions");
        foreach (StoredParameter parameter in parameters) _lines.Json.WriteString(parameter.Name, parameter.Distribution);
        _lines.Json.WriteEndObject();
        _lines.Json.WriteStartObject("params");
        foreach (StoredParameter parameter in parameters) _lines.Number(parameter.Name, parameter.Value);
        _lines.Json.WriteEndObject();
        _lines.Json.WriteStartObject("user_attrs");
        if (trial.Duration is { } duration)
            _lines.Json.WriteNumber(JournalKeys.Duration, duration.Ticks / (double)TimeSpan.TicksPerMillisecond);
        if (trial.Error is { } error) _lines.Quote(JournalKeys.Error, error);
        foreach ((string key, string value) in trial.UserAttributes) _lines.Text(key, value);
        _lines.Json.WriteEndObject();
        _lines.Json.WriteStartObject("system_attrs");
        foreach ((string key, string value) in trial.SystemAttributes) _lines.Text(key, value);
        _lines.Json.WriteEndObject();
        _lines.Json.WriteStartObject("intermediate_values");
        foreach (StoredReport report in trial.Reports) _lines.Number(report.Step.ToString(CultureInfo.InvariantCulture), report.Value);
        _lines.Json.WriteEndObject();
    }

    private void Finish(StoredTrial trial, int identity)
    {
        _lines.BeginTrial(JournalOperation.SetTrialState, trial.Worker ?? "", identity);
        _lines.Json.WriteNumber("state", (int)trial.State);
        if (trial.Values.Count == 0)
        {
            _lines.Json.WriteNull("values");
        }
        else
        {
            _lines.Json.WriteStartArray("values");
            foreach (double value in trial.Values) PythonJson.Write(_lines.Json, value);
            _lines.Json.WriteEndArray();
        }

        if (trial.CompletedAt is { } at) _lines.Date("datetime_complete", at);
        _lines.End();
    }
}
