using System.Text.Json;
using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>Replays the rows of a study's events and turns them into events in the space of one participant.</summary>
internal sealed class EventReplay(SearchSpace space)
{
    private readonly PointMapper _mapper = new(space);
    private readonly List<long> _identities = []; // by number
    private readonly Dictionary<long, UnfinishedTrial> _unfinished = []; // by identity
    private List<StudyEvent> _events = [];
    private string? _worker;
    private ReplayMark? _mark; // where it ran ahead of what is committed

    /// <summary>The last row that was replayed.</summary>
    public long LastEvent { get; set; }

    /// <summary>The highest identity of a trial.</summary>
    public long LastTrial { get; private set; }

    public TrialLedger Ledger { get; } = new();

    public IReadOnlyCollection<UnfinishedTrial> Unfinished => _unfinished.Values;

    public long IdentityOf(int number) => _identities[number];

    public UnfinishedTrial? Find(long identity) => _unfinished.GetValueOrDefault(identity);

    /// <summary>The point that a trial's parameters or wishes make in the space.</summary>
    public double[]? PointOf(UnfinishedTrial trial) => _mapper.Map(trial.Values, MissingParameters.TakeDefault);

    /// <summary>The events since the last call.</summary>
    public IReadOnlyList<StudyEvent> TakeEvents()
    {
        if (_events.Count == 0) return [];
        List<StudyEvent> taken = _events;
        _events = [];
        return taken;
    }

    /// <summary>Says that what is replayed from now on may prove not to be so.</summary>
    public void RunAhead() => _mark = new ReplayMark(LastEvent, LastTrial, Ledger.Count, _events.Count);

    /// <summary>Says that all that was replayed is so.</summary>
    public void Confirm() => _mark = null;

    /// <summary>Forgets what was replayed since <see cref="RunAhead"/>, unless it was confirmed.</summary>
    /// <returns>Whether it was not.</returns>
    public bool TurnBack()
    {
        if (_mark is not { } mark) return false;
        _mark = null;
        foreach (long identity in _identities.Skip(mark.Trials)) _unfinished.Remove(identity);
        _identities.RemoveRange(mark.Trials, _identities.Count - mark.Trials);
        Ledger.TurnBack(mark.Trials);
        foreach (UnfinishedTrial trial in mark.Before)
        {
            _unfinished[trial.Id] = trial;
            Ledger.TurnBack(trial.Number, trial.State);
        }

        _events.RemoveRange(mark.Events, _events.Count - mark.Events);
        (LastEvent, LastTrial) = (mark.LastEvent, mark.LastTrial);
        return true;
    }

    /// <summary>Replays a row that this participant has written: it changes the state and gives no event.</summary>
    public void ApplyOwn(EventRow row)
    {
        int before = _events.Count;
        Apply(row);
        _events.RemoveRange(before, _events.Count - before);
    }

    /// <exception cref="StudyStorageException">The row is not one of ours. What it said before that was seen is replayed: turn back.
    /// </exception>
    public void Apply(EventRow row)
    {
        try
        {
            using JsonDocument payload = JsonDocument.Parse(row.Payload);
            Apply(row, payload.RootElement);
            LastEvent = Math.Max(LastEvent, row.Id);
        }
        catch (Exception error) when (
            error is JsonException or FormatException or InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            throw new StudyStorageException(
                $"Event {row.Id} of trial {row.Number}, '{row.Kind}', cannot be read: {error.Message.TrimEnd('.')}. A newer version may " +
                "have written it, or it was changed by hand; 'hypergen check' names it.", error);
        }
    }

    private void Apply(EventRow row, JsonElement payload)
    {
        if (row.Kind == EventKinds.Warmed) Emit(new WarmStarted(row.Payload));
        else if (row.TrialId is not { } id) throw new FormatException("it names no trial, and its kind is unknown");
        else if (row.Kind is EventKinds.Started or EventKinds.Enqueued) Create(row, id, payload);
        else if (_unfinished.TryGetValue(id, out UnfinishedTrial? trial)) Change(trial, row.Kind, payload);
        else throw new FormatException("its trial has ended");
    }

    private void Create(EventRow row, long id, JsonElement payload)
    {
        if (row.Number != Ledger.Count) throw new FormatException($"the next number is {Ledger.Count}; a trial was deleted");
        UnfinishedTrial trial = new(id, row.Number, row.Kind == EventKinds.Started ? TrialState.Running : TrialState.Waiting);
        _identities.Add(id);
        _unfinished.Add(id, trial);
        LastTrial = Math.Max(LastTrial, id);
        double[]? point = null;
        if (payload.TryGetProperty(EventKeys.Point, out JsonElement values))
        {
            Read(values, trial.Values);
            point = _mapper.Map(
                trial.Values, payload.TryGetProperty(EventKeys.IsOpen, out _) ? MissingParameters.Refuse : MissingParameters.TakeDefault);
        }

        trial.HasPoint = point is not null;
        if (trial.State == TrialState.Waiting)
        {
            Emit(new TrialEnqueued(row.Number, point));
            return;
        }

        Begin(trial, payload);
        Emit(new TrialStarted(row.Number, point, trial.Worker, trial.StartedAt));
    }

    private void Change(UnfinishedTrial trial, string kind, JsonElement payload)
    {
        _mark?.Keep(trial);
        switch (kind)
        {
            case EventKinds.Claimed:
                // What is proposed anew must take nothing from a point without a meaning here; a foreign client sets all parameters itself.
                bool isAnew = trial.State == TrialState.Running && !trial.HasPoint;
                trial.State = TrialState.Running;
                Begin(trial, payload);
                if (isAnew || trial.IsForeign) trial.Values.Clear();
                Emit(new TrialClaimed(trial.Number, trial.Worker, trial.StartedAt));
                break;
            case EventKinds.Proposed:
                trial.Values.Clear();
                Read(payload.Member(EventKeys.Point), trial.Values);
                Propose(trial, MissingParameters.TakeDefault);
                break;
            case EventKinds.Parameters:
                Read(payload.Member(EventKeys.Point), trial.Values);
                if (trial.State == TrialState.Running) Propose(trial, MissingParameters.Refuse);
                break;
            case EventKinds.Reported:
                foreach (JsonElement report in payload.Member(EventKeys.Reports).EnumerateArray())
                    Report(trial, report[0].GetInt32(), PythonJson.Number(report[1]));
                break;
            case EventKinds.Adapted:
                foreach (JsonProperty attribute in payload.EnumerateObject())
                {
                    if (AdaptationAttribute.TryRead(trial.Number, attribute.Name, attribute.Value) is { } adapted) Emit(adapted);
                }

                break;
            case EventKinds.Told:
                Propose(trial, MissingParameters.TakeDefault);
                Finish(trial, payload);
                break;
            default:
                throw new FormatException("its kind is unknown");
        }
    }

    private void Begin(UnfinishedTrial trial, JsonElement payload)
    {
        if (!payload.TryGetProperty(EventKeys.Worker, out JsonElement worker)) trial.Worker = null;
        else trial.Worker = _worker = _worker is not null && worker.ValueEquals(_worker) ? _worker : worker.GetString();
        trial.StartedAt = new DateTimeOffset(payload.Member(EventKeys.At).GetInt64(), TimeSpan.Zero);
    }

    private void Propose(UnfinishedTrial trial, MissingParameters missing)
    {
        if (trial.HasPoint || _mapper.Map(trial.Values, missing) is not { } point) return;
        trial.HasPoint = true;
        if (trial.State == TrialState.Running) Emit(new TrialProposed(trial.Number, point));
    }

    private void Report(UnfinishedTrial trial, int step, double value)
    {
        trial.Reports[step] = value;
        if (trial.State == TrialState.Running) Emit(new TrialReported(trial.Number, step, value));
    }

    private void Finish(UnfinishedTrial trial, JsonElement payload)
    {
        TrialState state = OptunaNames.State(payload.Member(EventKeys.State).GetString()!);
        string? error = payload.TryGetProperty(EventKeys.Error, out JsonElement text) ? text.GetString() : null;
        _unfinished.Remove(trial.Id);
        Emit(
            new TrialTold(
                trial.Number, state, PythonJson.Number(payload.Member(EventKeys.Value)),
                new TimeSpan(payload.Member(EventKeys.Duration).GetInt64()), error));
    }

    private static void Read(JsonElement point, List<KeyValuePair<string, StoredValue>> values)
    {
        foreach (JsonProperty parameter in point.EnumerateObject()) values.Add(new(parameter.Name, StoredValue.Of(parameter.Value)));
    }

    private void Emit(StudyEvent fact)
    {
        Ledger.Record(fact);
        _events.Add(fact);
    }
}
