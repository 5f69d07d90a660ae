using System.Globalization;
using System.Text.Json;
using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>Turns the records of one study of a journal into events in the space of the code.</summary>
internal sealed class JournalReplay(StudyDeclaration study) : JournalReader<JournalTrial>
{
    private readonly PointMapper _mapper = new(study.Space);
    private readonly DistributionCache _distributions = new();
    private readonly List<int> _identities = []; // by number
    private readonly Dictionary<int, JournalTrial> _unfinished = [];
    private List<StudyEvent> _events = [];

    /// <summary>The study's identity, or -1 while there is none of its name.</summary>
    public int Study { get; private set; } = -1;

    /// <summary>The study's directions by objective.</summary>
    public IReadOnlyList<StudyDirection?> Directions { get; private set; } = [];

    /// <summary>The stored description of its space.</summary>
    public string? Space { get; private set; }

    /// <summary>The stored seed.</summary>
    public ulong? Seed { get; private set; }

    public TrialLedger Ledger { get; private set; } = new();

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

    protected override void CreateStudy(int identity, string name, JsonElement directions)
    {
        if (name == study.Name) (Study, Directions) = (identity, JournalRecord.Directions(directions));
    }

    protected override void DeleteStudy(int identity)
    {
        if (identity != Study) return;
        _identities.Clear();
        _unfinished.Clear();
        _events.Clear();
        (Study, Directions, Space, Seed, Ledger) = (-1, [], null, null, new());
    }

    protected override void SetStudyUserAttributes(int identity, JsonElement attributes)
    {
        if (identity != Study) return;
        if (attributes.TryGetProperty(JournalKeys.Space, out JsonElement space)) Space = space.GetRawText();
        if (attributes.TryGetProperty(JournalKeys.Seed, out JsonElement seed) && seed.TryGetUInt64(out ulong number)) Seed = number;
        if (attributes.TryGetProperty(JournalKeys.WarmStart, out JsonElement sources) && Ledger.Count == 0)
            Emit(new WarmStarted(sources.GetRawText()));
    }

    protected override void CreateTrial(int identity, int number, JsonElement record)
    {
        if (identity != Study) return;
        JournalTrial trial = new(number);
        _identities.Add(NextTrial - 1);
        _unfinished.Add(number, trial);
        ReadTemplate(trial, record);
        TrialState state = record.State();
        string? worker = Worker(record);

        // A foreign client chooses what its enqueued trials leave open when it runs them.
        bool leavesOpen = state == TrialState.Waiting && !WorkerName.IsOurs(worker);
        double[]? point = record.TryGetProperty("params", out _)
            ? PointOf(trial, leavesOpen ? MissingParameters.Refuse : MissingParameters.TakeDefault)
            : null;
        trial.HasPoint = point is not null;
        if (state == TrialState.Waiting)
        {
            trial.State = TrialState.Waiting;
            Emit(new TrialEnqueued(number, point));
            return;
        }

        trial.StartedAt = record.Date("datetime_start") ?? default;
        Emit(new TrialStarted(number, point, worker, trial.StartedAt));
        if (record.TryGetProperty("user_attrs", out JsonElement user)) EmitAdaptations(trial, user);
        if (record.TryGetProperty("intermediate_values", out JsonElement reports))
        {
            foreach (JsonProperty report in reports.EnumerateObject())
            {
                if (int.TryParse(report.Name, NumberStyles.Integer, CultureInfo.InvariantCulture, out int step))
                    Emit(new TrialReported(number, step, PythonJson.Number(report.Value)));
            }
        }

        if (TrialLedger.IsFinished(state)) Finish(trial, state, record);
    }

    protected override JournalTrial? Find(int identity, int number) => identity == Study ? _unfinished.GetValueOrDefault(number) : null;

    protected override void SetParameter(JournalTrial trial, string name, JsonElement record)
    {
        trial.Values.Add(new(name, Value(name, record.GetProperty("distribution"), record.GetProperty("param_value_internal"))));
        if (trial.HasPoint || trial.State != TrialState.Running) return;

        // Clients that set one parameter after the other have a point once every active one is there.
        Propose(trial, _mapper.Map(trial.Values, MissingParameters.Refuse));
    }

    protected override void SetState(JournalTrial trial, JsonElement record)
    {
        TrialState state = record.State();
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
            trial.StartedAt = record.Date("datetime_start") ?? default;
            Emit(new TrialClaimed(trial.Number, Worker(record), trial.StartedAt));
        }
        else
        {
            trial.State = state;
        }
    }

    // A step beyond the range of an int has no event; it is a report of a foreign client.
    protected override void Report(JournalTrial trial, JsonElement step, double value)
    {
        if (Ledger[trial.Number] == TrialState.Running && step.TryGetInt32(out int number))
            Emit(new TrialReported(trial.Number, number, value));
    }

    protected override void SetUserAttributes(JournalTrial trial, JsonElement attributes)
    {
        ReadOutcome(trial, attributes);
        EmitAdaptations(trial, attributes);
    }

    private static void ReadOutcome(JournalTrial trial, JsonElement attributes)
    {
        if (attributes.TryGetProperty(JournalKeys.Duration, out JsonElement duration))
            trial.Duration = duration.Duration() ?? trial.Duration;
        if (attributes.TryGetProperty(JournalKeys.Error, out JsonElement error) && error.ValueKind == JsonValueKind.String)
            trial.Error = error.GetString();
    }

    private void EmitAdaptations(JournalTrial trial, JsonElement attributes)
    {
        foreach (JsonProperty attribute in attributes.EnumerateObject())
        {
            if (AdaptationAttribute.TryRead(trial.Number, attribute.Name, attribute.Value) is { } adapted) Emit(adapted);
        }
    }

    private void ReadTemplate(JournalTrial trial, JsonElement record)
    {
        if (record.TryGetProperty("params", out JsonElement parameters))
        {
            JsonElement distributions = record.GetProperty("distributions");
            foreach (JsonProperty parameter in parameters.EnumerateObject())
                trial.Values.Add(new(parameter.Name, Value(parameter.Name, distributions.GetProperty(parameter.Name), parameter.Value)));
        }

        if (
            record.TryGetProperty("system_attrs", out JsonElement system)
                && system.TryGetProperty(FixedParameters.Key, out JsonElement fixedParameters))
            trial.FixedValues.AddRange(FixedParameters.Read(fixedParameters));

        if (record.TryGetProperty("user_attrs", out JsonElement user)) ReadOutcome(trial, user);
    }

    private void Propose(JournalTrial trial, double[]? point)
    {
        if (point is null) return;
        trial.HasPoint = true;
        if (Ledger[trial.Number] == TrialState.Running) Emit(new TrialProposed(trial.Number, point));
    }

    private void Finish(JournalTrial trial, TrialState state, JsonElement record)
    {
        _unfinished.Remove(trial.Number);
        DateTimeOffset? start = trial.StartedAt == default ? null : trial.StartedAt;
        Emit(
            StoredEvents.Told(
                trial.Number, state, record.Values(), trial.Duration ?? record.Date("datetime_complete") - start, trial.Error));
    }

    private StoredValue Value(string parameter, JsonElement distribution, JsonElement stored) =>
        _distributions.Read(parameter, distribution).Value(PythonJson.Number(stored));

    private void Emit(StudyEvent fact)
    {
        Ledger.Record(fact);
        _events.Add(fact);
    }
}
