using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>
/// Gives what foreign clients wrote into Optuna's tables its place in the order of events, so that all participants see it alike. Only
/// under the study's lock.
/// </summary>
internal sealed class Adoption : IDisposable
{
    private const int LooksPerCount = 64;

    private readonly long _study;
    private readonly string _state;
    private readonly string _unfinished;
    private readonly ForeignTrialReader _reader;
    private readonly PayloadWriter _payload = new();
    private long[] _foreign = []; // running trials of foreign clients, as the last look took them into account
    private ForeignState _stored;
    private int _looks;
    private bool _isOverlooked; // whether counting found a trial that no event tells of

    public Adoption(Dialect dialect, long study)
    {
        _study = study;
        _reader = new ForeignTrialReader(dialect);
        const string Unfinished = "study_id = @study AND state IN ('RUNNING', 'WAITING')";
        _unfinished = $"SELECT trial_id, {dialect.Text("state")} FROM trials WHERE {dialect.IsIn("trial_id", "@trials")}";
        _state =
            "SELECT COALESCE((SELECT MAX(trial_id) FROM trials WHERE study_id = @study), 0), COUNT(*), COALESCE(SUM(trial_id), 0), " +
            "COALESCE(SUM(CASE WHEN state = 'RUNNING' THEN 1 ELSE 0 END), 0), COALESCE(SUM(CASE WHEN state = 'RUNNING' THEN trial_id " +
            "ELSE 0 END), 0), " +
            $"(SELECT COUNT(*) FROM trial_params WHERE {dialect.IsIn("trial_id", "@foreign")}), " +
            $"(SELECT COUNT(*) FROM trial_intermediate_values WHERE {ForeignTrialReader.HasStep} AND " +
            $"{dialect.IsIn("trial_id", "@foreign")}) FROM trials WHERE {Unfinished}";
    }

    /// <summary>Whether the present look counts all trials.</summary>
    private bool IsCountDue => _looks % LooksPerCount == 0;

    /// <summary>Whether a look may be left out where nobody has committed anything since the last one.</summary>
    public bool MaySkip()
    {
        _looks++;
        return !IsCountDue;
    }

    /// <summary>Queues the look at Optuna's tables that <see cref="FindAsync"/> judges.</summary>
    public void QueueLook(Session session, EventReplay replay)
    {
        _foreign = Foreign(replay);
        session.Queue(
            _state,
            row => _stored = new(
                row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6)),
            ("@study", _study), ("@foreign", session.Dialect.Identities(_foreign)));
    }

    /// <summary>What Optuna's tables hold that the events do not. Without a lock the answer may be a false alarm, never a false peace.
    /// </summary>
    public async ValueTask<ForeignChange> FindAsync(Session session, EventReplay replay, CancellationToken cancellationToken)
    {
        if (!Foreign(replay).SequenceEqual(_foreign))
        {
            // Events that were read with the look tell of other foreign trials than it took into account.
            QueueLook(session, replay);
            await session.SendAsync(cancellationToken).ConfigureAwait(false);
        }

        ForeignState known = ForeignState.Of(replay);
        if (!_stored.HasTrialsOf(known) || _isOverlooked) return ForeignChange.Trials;
        if (IsCountDue) _isOverlooked = await CountAsync(session, cancellationToken).ConfigureAwait(false) != replay.Ledger.Count;
        return _isOverlooked ? ForeignChange.Trials : _stored == known ? ForeignChange.None : ForeignChange.Contents;
    }

    /// <summary>The rows that bring the events up to what the tables hold, replayed already.</summary>
    public async ValueTask<IReadOnlyList<EventRow>> RunAsync(Session session, EventReplay replay, CancellationToken cancellationToken)
    {
        List<EventRow> rows = [];
        _isOverlooked = false;
        List<long> changed = await ChangedAsync(session, replay, cancellationToken).ConfigureAwait(false);
        foreach (ForeignTrial trial in await _reader.ReadAsync(session, changed, cancellationToken).ConfigureAwait(false))
        {
            if (replay.Find(trial.Id) is not { } known)
            {
                Append(
                    trial.Id, replay.Ledger.Count, trial.State == TrialState.Waiting ? EventKinds.Enqueued : EventKinds.Started,
                    Created(trial));
                known = replay.Find(trial.Id)!;
            }

            Update(known, trial);
        }

        return rows;

        void Update(UnfinishedTrial known, ForeignTrial trial)
        {
            if (known.State == TrialState.Waiting && trial.State != TrialState.Waiting)
                Append(known.Id, known.Number, EventKinds.Claimed, _payload.Claimed(worker: null, trial.StartedAt));
            KeyValuePair<string, StoredValue>[] parameters =
                [.. trial.Parameters.Where(parameter => !known.Values.Exists(value => value.Key == parameter.Key))];
            if (parameters.Length > 0 && known.State == TrialState.Running)
                Append(known.Id, known.Number, EventKinds.Parameters, _payload.Parameters(parameters));
            KeyValuePair<int, double>[] reports =
                [.. trial.Reports.Where(report => !known.Reports.TryGetValue(report.Key, out double value) || !value.Equals(report.Value))];
            if (reports.Length > 0)
                Append(known.Id, known.Number, EventKinds.Reported, _payload.Reported(reports));
            if (TrialLedger.IsFinished(trial.State))
                Append(known.Id, known.Number, EventKinds.Told, _payload.Told(trial.Told(known.Number)));
        }

        void Append(long trial, int number, string kind, string payload)
        {
            EventRow row = new(Id: 0, trial, number, kind, Worker: null, payload);
            replay.Apply(row);
            rows.Add(row);
        }
    }

    public void Dispose() => _payload.Dispose();

    private static long[] Foreign(EventReplay replay) =>
        [.. replay.Unfinished.Where(trial => trial.IsForeign).Select(trial => trial.Id)];

    // A foreign client chooses what its enqueued trials leave open when it runs them; one that runs sets one parameter after the other.
    private string Created(ForeignTrial trial) => trial.State switch
    {
        TrialState.Waiting => _payload.Enqueued([.. trial.Wishes, .. trial.Parameters], isOpen: true),
        TrialState.Running => _payload.Started(worker: null, trial.StartedAt, point: null),
        _ => _payload.Started(worker: null, trial.StartedAt, [.. trial.Wishes, .. trial.Parameters]),
    };

    private async ValueTask<List<long>> ChangedAsync(Session session, EventReplay replay, CancellationToken cancellationToken)
    {
        const string All = "SELECT trial_id FROM trials WHERE study_id = @study AND trial_id > @after";
        const string Overlooked = "SELECT trial_id FROM trials WHERE study_id = @study AND NOT EXISTS (SELECT 1 FROM hypergen_events " +
            "WHERE hypergen_events.trial_id = trials.trial_id)";
        long added = await session.CountAsync(
            $"SELECT COUNT(*) FROM ({All}) AS added", cancellationToken, ("@study", _study),
            ("@after", replay.LastTrial)).ConfigureAwait(false);
        List<long> changed = [];
        if (await CountAsync(session, cancellationToken).ConfigureAwait(false) == replay.Ledger.Count + added)
            await session.EachAsync(
                All, row => changed.Add(row.GetInt64(0)), cancellationToken, ("@study", _study),
                ("@after", replay.LastTrial)).ConfigureAwait(false);
        else
            await session.EachAsync(Overlooked, row => changed.Add(row.GetInt64(0)), cancellationToken, ("@study", _study))
                .ConfigureAwait(false);
        await session.EachAsync(
            _unfinished,
            row =>
            {
                UnfinishedTrial known = replay.Find(row.GetInt64(0))!;
                if (known.IsForeign || OptunaNames.State(row.GetString(1)) != known.State) changed.Add(known.Id);
            },
            cancellationToken, ("@trials", session.Dialect.Identities(replay.Unfinished.Select(trial => trial.Id)))).ConfigureAwait(false);
        return changed;
    }

    private ValueTask<long> CountAsync(Session session, CancellationToken cancellationToken) =>
        session.CountAsync("SELECT COUNT(*) FROM trials WHERE study_id = @study", cancellationToken, ("@study", _study));
}
