using System.Globalization;
using System.Text.Json;
using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>Replays the records of a journal, whoever wrote them, and turns those of one study into events.</summary>
/// <remarks>
/// Identities are implied by the order of the records: a study's by the number of studies before it, a trial's by the number of trials of
/// all studies before it. A record that does not apply (an unknown identity, a finished trial) is ignored, as every client does.
/// </remarks>
internal sealed class JournalReplay(StudyDeclaration study)
{
    private const int NotOurs = -1;

    private readonly PointMapper _mapper = new(study.Space);
    private readonly Dictionary<string, (string Text, OptunaDistribution Read)> _distributions = new(StringComparer.Ordinal);
    private readonly List<string?> _studies = []; // names by identity; null for a deleted one
    private readonly List<int> _numbers = []; // by trial identity
    private readonly List<int> _identities = []; // by number
    private readonly Dictionary<int, JournalTrial> _unfinished = [];
    private List<StudyEvent> _events = [];
    private string? _worker;

    /// <summary>The study's identity, or -1 while there is none of its name.</summary>
    public int Study { get; private set; } = NotOurs;

    /// <summary>The study's directions in their stored numbers.</summary>
    public int[] Directions { get; private set; } = [];

    /// <summary>The stored description of its space.</summary>
    public string? Space { get; private set; }

    /// <summary>The stored seed.</summary>
    public ulong? Seed { get; private set; }

    public TrialLedger Ledger { get; private set; } = new();

    /// <summary>The identity the next created study gets.</summary>
    public int NextStudy => _studies.Count;

    public int IdentityOf(int number) => _identities[number];

    public JournalTrial Unfinished(int number) => _unfinished[number];

    /// <summary>The point of a trial in the current space, if it has one.</summary>
    public double[]? PointOf(JournalTrial trial, MissingParameters missing = MissingParameters.TakeDefault) =>
        _mapper.Map([.. trial.FixedValues, .. trial.Values], missing);

    /// <summary>The events since the last call.</summary>
    public IReadOnlyList<StudyEvent> TakeEvents()
    {
        if (_events.Count == 0) return [];
        List<StudyEvent> taken = _events;
        _events = [];
        return taken;
    }

    /// <summary>Applies one record.</summary>
    /// <exception cref="FormatException">The record is not one of a journal, or of a newer version.</exception>
    public void Apply(ReadOnlyMemory<byte> line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(PythonJson.Strict(line));
            Apply(document.RootElement);
        }
        catch (JsonException error)
        {
            throw new FormatException("it is no JSON", error);
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"it is no record of a study ({error.Message})", error);
        }
    }

    private void Apply(JsonElement record)
    {
        int operation = record.GetProperty("op_code").GetInt32();
        switch ((JournalOperation)operation)
        {
            case JournalOperation.CreateStudy:
                CreateStudy(record);
                break;
            case JournalOperation.DeleteStudy:
                DeleteStudy(record);
                break;
            case JournalOperation.SetStudyUserAttribute when IsOurs(record):
                SetStudyAttribute(record.GetProperty("user_attr"));
                break;
            case JournalOperation.CreateTrial:
                CreateTrial(record);
                break;
            case JournalOperation.SetTrialParameter when Find(record) is { } trial:
                SetParameter(trial, record);
                break;
            case JournalOperation.SetTrialState when Find(record) is { } trial:
                SetState(trial, record);
                break;
            case JournalOperation.SetTrialReport when Find(record) is { } trial:
                Report(trial, record.GetProperty("step"), PythonJson.Number(record.GetProperty("intermediate_value")));
                break;
            case JournalOperation.SetTrialUserAttribute when Find(record) is { } trial:
                SetAttributes(trial, record.GetProperty("user_attr"));
                break;
            case > JournalOperation.DiscardTrials or < JournalOperation.CreateStudy:
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"its operation {operation} is unknown; a newer version may have written it"));
        }
    }

    private bool IsOurs(JsonElement record) => Study >= 0 && record.GetProperty("study_id").GetInt32() == Study;

    private JournalTrial? Find(JsonElement record)
    {
        int identity = record.GetProperty("trial_id").GetInt32();
        return (uint)identity < (uint)_numbers.Count && _numbers[identity] != NotOurs ? _unfinished.GetValueOrDefault(_numbers[identity]) : null;
    }

    private void CreateStudy(JsonElement record)
    {
        string name = record.GetProperty("study_name").GetString() ?? "";
        if (_studies.Contains(name)) return;
        if (name == study.Name)
        {
            Study = _studies.Count;
            Directions = [.. record.GetProperty("directions").EnumerateArray().Select(direction => direction.GetInt32())];
        }

        _studies.Add(name);
    }

    private void DeleteStudy(JsonElement record)
    {
        int identity = record.GetProperty("study_id").GetInt32();
        if ((uint)identity >= (uint)_studies.Count) return;
        _studies[identity] = null;
        if (identity != Study) return;
        for (int trial = 0; trial < _numbers.Count; trial++) _numbers[trial] = NotOurs;
        _identities.Clear();
        _unfinished.Clear();
        _events.Clear();
        (Study, Directions, Space, Seed, Ledger) = (NotOurs, [], null, null, new());
    }

    private void SetStudyAttribute(JsonElement attributes)
    {
        if (attributes.TryGetProperty(JournalKeys.Space, out JsonElement space)) Space = space.GetRawText();
        if (attributes.TryGetProperty(JournalKeys.Seed, out JsonElement seed) && seed.TryGetUInt64(out ulong number)) Seed = number;
    }

    private void CreateTrial(JsonElement record)
    {
        int identity = record.GetProperty("study_id").GetInt32();
        if ((uint)identity >= (uint)_studies.Count || _studies[identity] is null) return;
        if (identity != Study)
        {
            _numbers.Add(NotOurs);
            return;
        }

        JournalTrial trial = new(_identities.Count);
        _identities.Add(_numbers.Count);
        _numbers.Add(trial.Number);
        _unfinished.Add(trial.Number, trial);
        ReadTemplate(trial, record);
        TrialState state = record.TryGetProperty("state", out JsonElement number) ? (TrialState)number.GetInt32() : TrialState.Running;
        string? worker = Worker(record);

        // A foreign client chooses what its enqueued trials leave open when it runs them.
        bool leavesOpen = state == TrialState.Waiting && !WorkerPresence.IsName(worker);
        double[]? point = record.TryGetProperty("params", out _) ? PointOf(trial, leavesOpen ? MissingParameters.Refuse : MissingParameters.TakeDefault) : null;
        trial.HasPoint = point is not null;
        if (state == TrialState.Waiting)
        {
            trial.State = TrialState.Waiting;
            Emit(new TrialEnqueued(trial.Number, point));
            return;
        }

        trial.StartedAt = Date(record, "datetime_start") ?? default;
        Emit(new TrialStarted(trial.Number, point, worker, trial.StartedAt));
        if (record.TryGetProperty("intermediate_values", out JsonElement reports))
        {
            foreach (JsonProperty report in reports.EnumerateObject())
            {
                if (int.TryParse(report.Name, NumberStyles.Integer, CultureInfo.InvariantCulture, out int step))
                    Emit(new TrialReported(trial.Number, step, PythonJson.Number(report.Value)));
            }
        }

        if (TrialLedger.IsFinished(state)) Finish(trial, state, record);
    }

    private void ReadTemplate(JournalTrial trial, JsonElement record)
    {
        if (record.TryGetProperty("params", out JsonElement parameters))
        {
            JsonElement distributions = record.GetProperty("distributions");
            foreach (JsonProperty parameter in parameters.EnumerateObject())
                trial.Values.Add(new(parameter.Name, Value(parameter.Name, distributions.GetProperty(parameter.Name), parameter.Value)));
        }

        if (record.TryGetProperty("system_attrs", out JsonElement system) && system.TryGetProperty(JournalKeys.FixedParameters, out JsonElement fixedParameters))
        {
            foreach (JsonProperty parameter in fixedParameters.EnumerateObject()) trial.FixedValues.Add(new(parameter.Name, StoredValue.Of(parameter.Value)));
        }

        if (record.TryGetProperty("user_attrs", out JsonElement user)) SetAttributes(trial, user);
    }

    private void SetParameter(JournalTrial trial, JsonElement record)
    {
        string name = record.GetProperty("param_name").GetString()!;
        trial.Values.Add(new(name, Value(name, record.GetProperty("distribution"), record.GetProperty("param_value_internal"))));
        if (trial.HasPoint || trial.State != TrialState.Running) return;

        // Clients that set one parameter after the other have a point once every active one is there.
        Propose(trial, _mapper.Map(trial.Values, MissingParameters.Refuse));
    }

    private void SetState(JournalTrial trial, JsonElement record)
    {
        var state = (TrialState)record.GetProperty("state").GetInt32();
        if (TrialLedger.IsFinished(state))
        {
            if (!trial.HasPoint) Propose(trial, PointOf(trial));
            Finish(trial, state, record);
        }
        else if (state == TrialState.Running)
        {
            if (trial.State == TrialState.Running)
            {
                if (!record.TryGetProperty(JournalKeys.TakesOver, out _)) return;
                if (!trial.HasPoint) trial.ForgetParameters(); // it is proposed anew: no half of the old point may complete the new one
            }

            trial.State = TrialState.Running;
            trial.StartedAt = Date(record, "datetime_start") ?? default;
            Emit(new TrialClaimed(trial.Number, Worker(record), trial.StartedAt));
        }
        else
        {
            trial.State = state;
        }
    }

    private void Propose(JournalTrial trial, double[]? point)
    {
        if (point is null) return;
        trial.HasPoint = true;
        if (Ledger[trial.Number] == TrialState.Running) Emit(new TrialProposed(trial.Number, point));
    }

    private void Finish(JournalTrial trial, TrialState state, JsonElement record)
    {
        double value = FinalValue(record);
        string? error = trial.Error;
        if (state == TrialState.Complete && !double.IsFinite(value)) (state, error) = (TrialState.Failed, error ?? "it was stored as complete without a finite value");
        if (state == TrialState.Failed) value = double.NaN;
        TimeSpan duration = trial.Duration ?? (trial.StartedAt != default && Date(record, "datetime_complete") is { } end ? end - trial.StartedAt : default);
        _unfinished.Remove(trial.Number);
        Emit(new TrialTold(trial.Number, state, value, duration < TimeSpan.Zero ? default : duration, error));
    }

    private static double FinalValue(JsonElement record)
    {
        if (record.TryGetProperty("values", out JsonElement values) && values.ValueKind == JsonValueKind.Array && values.GetArrayLength() > 0)
            return PythonJson.Number(values[0]);
        return record.TryGetProperty("value", out JsonElement value) ? PythonJson.Number(value) : double.NaN;
    }

    // A step beyond the range of an int has no event; it is a report of a foreign client.
    private void Report(JournalTrial trial, JsonElement step, double value)
    {
        if (Ledger[trial.Number] == TrialState.Running && step.TryGetInt32(out int number)) Emit(new TrialReported(trial.Number, number, value));
    }

    private static void SetAttributes(JournalTrial trial, JsonElement attributes)
    {
        if (attributes.TryGetProperty(JournalKeys.Duration, out JsonElement duration) && duration.ValueKind == JsonValueKind.Number)
            trial.Duration = Milliseconds(duration.GetDouble());
        if (attributes.TryGetProperty(JournalKeys.Error, out JsonElement error) && error.ValueKind == JsonValueKind.String) trial.Error = error.GetString();
    }

    private static TimeSpan? Milliseconds(double milliseconds) =>
        milliseconds >= 0 && milliseconds < TimeSpan.MaxValue.TotalMilliseconds ? new TimeSpan((long)Math.Round(milliseconds * TimeSpan.TicksPerMillisecond)) : null;

    // Trial after trial has the same distributions, which need not be read again.
    private StoredValue Value(string parameter, JsonElement distribution, JsonElement stored)
    {
        if (!_distributions.TryGetValue(parameter, out (string Text, OptunaDistribution Read) last) || !distribution.ValueEquals(last.Text))
        {
            string text = distribution.GetString() ?? "null";
            _distributions[parameter] = last = (text, OptunaDistribution.Read(text));
        }

        return last.Read.Value(PythonJson.Number(stored));
    }

    // Clients before Optuna 5 write local time without a zone.
    private static DateTimeOffset? Date(JsonElement record, string property) =>
        record.TryGetProperty(property, out JsonElement date) && date.ValueKind == JsonValueKind.String
        && DateTimeOffset.TryParse(date.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out DateTimeOffset at)
            ? at.ToUniversalTime()
            : null;

    private string? Worker(JsonElement record)
    {
        if (!record.TryGetProperty("worker_id", out JsonElement worker)) return null;
        if (_worker is null || !worker.ValueEquals(_worker)) _worker = worker.GetString();
        return _worker;
    }

    private void Emit(StudyEvent fact)
    {
        Ledger.Record(fact);
        _events.Add(fact);
    }
}
