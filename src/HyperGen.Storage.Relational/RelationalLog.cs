using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>A participant of a study in a database.</summary>
internal sealed class RelationalLog : IStudyLog
{
    private const int MostOvertaken = 10; // attempts in a row that others spoil without a trace

    private readonly RelationalStorage _storage;
    private readonly StudyDeclaration _study;
    private readonly long _id;
    private readonly string _token;
    private readonly IPresence _presence;
    private readonly EventTable _table;
    private readonly KnownEvents _known;
    private readonly EventAppender _appender;
    private readonly Adoption _adoption;
    private readonly Heartbeat _heartbeat;
    private Session _session;
    private long? _commitsOfOthers; // as they were when all of them were known
    private string? _unstored; // the declared space, until something is committed in it

    private RelationalLog(RelationalStorage storage, StudyDeclaration study, JoinedStudy joined, IPresence presence, Session session)
    {
        (_storage, _study, _id, _token, _presence, _session) = (storage, study, joined.Id, joined.Token, presence, session);
        (Seed, Difference, _unstored) = (joined.Seed, joined.Difference, joined.Unstored);
        _table = new EventTable(storage.Dialect, _id);
        _known = new KnownEvents(study.Space, _table, presence.Worker);
        _appender = new EventAppender(storage.Dialect, _id, study.Space, _table, presence.Worker);
        _adoption = new Adoption(storage.Dialect, _id);
        _heartbeat = new Heartbeat(storage, _id, presence);
    }

    public string Worker => _presence.Worker;

    public ulong Seed { get; }

    public SpaceDifference Difference { get; }

    public static async ValueTask<IStudyLog> OpenAsync(
        RelationalStorage storage, StudyDeclaration study, Func<long, IPresence> enter, CancellationToken cancellationToken)
    {
        Session session = await storage.ConnectAsync(cancellationToken).ConfigureAwait(false);
        IPresence? presence = null;
        try
        {
            JoinedStudy joined = await JoinedStudy.JoinAsync(session, study, cancellationToken).ConfigureAwait(false);
            presence = enter(joined.Id);
            await presence.RenewAsync(session, cancellationToken).ConfigureAwait(false);
            return new RelationalLog(storage, study, joined, presence, session);
        }
        catch
        {
            if (presence is not null) await presence.DisposeAsync().ConfigureAwait(false);
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask<IReadOnlyList<StudyEvent>> ReadAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ForeignChange change = await PersistAsync(
            async () =>
            {
                await ReconnectAsync(cancellationToken).ConfigureAwait(false);
                return (await LookAsync(decision: null, cancellationToken).ConfigureAwait(false)).Change;
            },
            cancellationToken).ConfigureAwait(false);
        return change == ForeignChange.None ? _known.Replay.TakeEvents() : await CatchUpAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask CommitAsync(
        Func<IReadOnlyList<StudyEvent>, IReadOnlyList<StudyEvent>> decide, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Decision decision = new(decide, cancellationToken);
        using (await _storage.Turn.TakeAsync(cancellationToken).ConfigureAwait(false))
        {
            await UnitOfWork.RunAsync(
                _storage.Dialect, _storage.Settings.Patience, () => CommitAsync(decision), () => decision.CancellationToken)
                .ConfigureAwait(false);
        }
    }

    public ValueTask<IReadOnlyList<WorkerLife>> LookAtAsync(IReadOnlyList<string> workers, CancellationToken cancellationToken = default) =>
        PersistAsync(
            async () =>
            {
                await ReconnectAsync(cancellationToken).ConfigureAwait(false);
                return await _presence.LookAtAsync(_session, workers, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _heartbeat.DisposeAsync().ConfigureAwait(false);
        await LeaveAsync().ConfigureAwait(false);
        await _presence.DisposeAsync().ConfigureAwait(false);
        await _session.DisposeAsync().ConfigureAwait(false);
        _appender.Dispose();
        _adoption.Dispose();
    }

    private async ValueTask LeaveAsync()
    {
        try
        {
            if (_session.IsOpen) await _presence.LeaveAsync(_session).ConfigureAwait(false);
        }
        catch (Exception error) when (Session.IsLoss(error))
        {
            // Out of reach: the others find out by themselves, and what the study found must not be lost to this.
        }
    }

    private ValueTask<T> PersistAsync<T>(Func<ValueTask<T>> work, CancellationToken cancellationToken) =>
        UnitOfWork.RunAsync(_storage.Dialect, _storage.Settings.Patience, work, cancellationToken);

    /// <summary>Takes over what foreign clients did, under the lock.</summary>
    private async ValueTask<IReadOnlyList<StudyEvent>> CatchUpAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<StudyEvent> unseen = [];
        await CommitAsync(
            events =>
            {
                unseen = events;
                return [];
            },
            cancellationToken).ConfigureAwait(false);
        return unseen;
    }

    private async ValueTask<bool> CommitAsync(Decision decision)
    {
        for (int overtaken = 0; ;)
        {
            switch (await TryCommitAsync(decision).ConfigureAwait(false))
            {
                case Attempt.Committed: return true;
                case Attempt.Adopted: overtaken = 0; break;
                case Attempt.Overtaken when ++overtaken < MostOvertaken: break;
                default:
                    throw new StudyStorageException(
                        $"A trial of the study '{_study.Name}' in {_storage.Dialect.Place} cannot be written, because another program " +
                        "removed or changed its row and left no trace of it. Nothing was recorded; 'hypergen check' names what is wrong.");
            }
        }
    }

    private async ValueTask<Attempt> TryCommitAsync(Decision decision)
    {
        await ReconnectAsync(decision.CancellationToken).ConfigureAwait(false);
        await _session.BeginAsync(decision.CancellationToken).ConfigureAwait(false);
        bool isCommitted = false;
        try
        {
            (bool gotThrough, ForeignChange change) = await LookAsync(decision, decision.CancellationToken).ConfigureAwait(false);
            if (gotThrough)
            {
                Committed();
                return Attempt.Committed;
            }

            bool adopts = change == ForeignChange.Trials || (change == ForeignChange.Contents && !decision.HasAdopted);
            if (adopts && await AdoptAsync(decision.CancellationToken).ConfigureAwait(false))
            {
                isCommitted = decision.HasAdopted = true;
                return Attempt.Adopted;
            }

            IReadOnlyList<StudyEvent> events = decision.Take(_known.Replay.TakeEvents());
            if (events.Count == 0) return Attempt.Committed;
            _known.Replay.RunAhead();
            if (_unstored is not null) new StudyTable(_session).QueueSpace(_id, _unstored);
            await _appender.AppendAsync(_session, events, _known.Replay).ConfigureAwait(false);
            decision.MayBeCommitted = true;
            await _session.CommitAsync(WaitsForDisk(events)).ConfigureAwait(false);
            isCommitted = true;
            _known.Replay.Confirm();
            Committed();
            return Attempt.Committed;
        }
        catch (TrialChangedException)
        {
            decision.MayBeCommitted = false; // the database said that nothing was
            return Attempt.Overtaken;
        }
        finally
        {
            if (!isCommitted) await UndoAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Ends the transaction without a trace. After one that should have written something the next look leaves nothing out.
    /// </summary>
    private async ValueTask UndoAsync()
    {
        if (_known.Replay.TurnBack()) _commitsOfOthers = null;
        await _session.RollbackAsync().ConfigureAwait(false);
    }

    private void Committed()
    {
        _unstored = null;
        _heartbeat.Watch(
            _known.Replay.Unfinished.Where(trial => trial.State == TrialState.Running && trial.Worker == Worker)
                .Select(trial => trial.Id));
    }

    private async ValueTask<bool> AdoptAsync(CancellationToken cancellationToken)
    {
        EventReplay replay = _known.Replay;
        replay.RunAhead();
        IReadOnlyList<EventRow> rows = await _adoption.RunAsync(_session, replay, cancellationToken).ConfigureAwait(false);
        _table.QueueAppending(_session, rows, place => replay.LastEvent = Math.Max(replay.LastEvent, place));
        if (rows.Count > 0) await _session.CommitAsync(untilOnDisk: false).ConfigureAwait(false);
        replay.Confirm();
        return rows.Count > 0;
    }

    /// <summary>Reads what others committed, unless nobody has committed anything.</summary>
    /// <param name="decision">What is to be committed: then the transaction has begun, and the study's row is locked first.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>Whether the decision got through in an attempt before, or else what foreign clients changed.</returns>
    private async ValueTask<(bool GotThrough, ForeignChange Change)> LookAsync(Decision? decision, CancellationToken cancellationToken)
    {
        long? commits = await CommitsOfOthersAsync(cancellationToken).ConfigureAwait(false);
        if (_adoption.MaySkip() && commits is not null && commits == _commitsOfOthers) return default;
        bool isThere = decision is null;
        if (decision is not null)
            StudyToken.QueueLocking(_session, _id, token => isThere = token == _token ? true : throw Deleted());
        bool gotThrough = await _known.ReadAsync(_session, _adoption, decision is { MayBeCommitted: true }, cancellationToken)
            .ConfigureAwait(false);
        if (!isThere) throw Deleted();
        if (gotThrough) return (true, ForeignChange.None);
        ForeignChange change = await _adoption.FindAsync(_session, _known.Replay, cancellationToken).ConfigureAwait(false);
        _commitsOfOthers = change == ForeignChange.None ? commits : null;
        return (false, change);
    }

    private async ValueTask<long?> CommitsOfOthersAsync(CancellationToken cancellationToken) =>
        _storage.Dialect.CommitsOfOthers is { } query
            ? await _session.CountAsync(query, cancellationToken).ConfigureAwait(false)
            : null;

    private async ValueTask ReconnectAsync(CancellationToken cancellationToken)
    {
        if (_session.IsOpen) return;
        await _session.DisposeAsync().ConfigureAwait(false);
        _commitsOfOthers = null; // each connection counts for itself
        _session = await _storage.ConnectAsync(cancellationToken).ConfigureAwait(false);
    }

    private StudyDeletedException Deleted() => new(_study.Name, _storage.Dialect.Place);

    private bool WaitsForDisk(IReadOnlyList<StudyEvent> events) => _storage.Settings.Durability switch
    {
        StorageDurability.Everything => true,
        StorageDurability.Tells => events.Any(one => one is TrialTold),
        _ => false,
    };
}
