using System.Data.Common;
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
    private readonly EventAppender _appender;
    private readonly Adoption _adoption;
    private readonly Heartbeat _heartbeat;
    private Session _session;
    private EventReplay _replay;
    private long _seen; // the last event up to which the caller knows of all
    private long _confirmed; // an event of its own that the caller knows of, perhaps beyond some of others that it does not
    private bool _isReplayTrue = true; // whether the replay holds nothing that was not committed
    private long? _commitsOfOthers; // as they were when the replay held all of them
    private string? _unstored; // the declared space, until something is committed in it

    private RelationalLog(RelationalStorage storage, StudyDeclaration study, JoinedStudy joined, IPresence presence, Session session)
    {
        (_storage, _study, _id, _token, _presence, _session) = (storage, study, joined.Id, joined.Token, presence, session);
        (Seed, Difference, _unstored) = (joined.Seed, joined.Difference, joined.Unstored);
        _table = new EventTable(storage.Dialect, _id);
        _appender = new EventAppender(storage.Dialect, _id, study.Space, _table, presence.Worker);
        _adoption = new Adoption(storage.Dialect, _id);
        _replay = new EventReplay(study.Space);
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
        bool isBehind = await PersistAsync(
            async () =>
            {
                await ReconnectAsync(cancellationToken).ConfigureAwait(false);
                return await LookAsync(isRepeated: false, isLocked: false, cancellationToken).ConfigureAwait(false) == Found.ForeignChanges;
            },
            cancellationToken).ConfigureAwait(false);
        return isBehind ? await CatchUpAsync(cancellationToken).ConfigureAwait(false) : TakeEvents();
    }

    public async ValueTask CommitAsync(
        Func<IReadOnlyList<StudyEvent>, IReadOnlyList<StudyEvent>> decide, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using (await _storage.Turn.TakeAsync(cancellationToken).ConfigureAwait(false))
        {
            bool isRepeated = false; // an attempt before may have got through although its connection was lost
            await UnitOfWork.RunAsync(
                _storage.Dialect, _storage.Settings.Patience,
                async () =>
                {
                    for (int overtaken = 0; ;)
                    {
                        switch (await TryCommitAsync(decide, isRepeated, () => isRepeated = true, Token()).ConfigureAwait(false))
                        {
                            case Attempt.Committed: return true;
                            case Attempt.Adopted: overtaken = 0; break;
                            case Attempt.Overtaken when ++overtaken < MostOvertaken: isRepeated = false; break;
                            default:
                                throw new StudyStorageException(
                                    $"A trial of the study '{_study.Name}' in {_storage.Dialect.Place} cannot be written, because " +
                                    "another program removed or changed its row and left no trace of it. Nothing was recorded; " +
                                    "'hypergen check' names what is wrong.");
                        }
                    }
                },
                Token).ConfigureAwait(false);

            // Whoever cancels must know what became of an append under way.
            CancellationToken Token() => isRepeated ? CancellationToken.None : cancellationToken;
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
        catch (DbException)
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

    private async ValueTask<Attempt> TryCommitAsync(
        Func<IReadOnlyList<StudyEvent>, IReadOnlyList<StudyEvent>> decide, bool isRepeated, Action committing,
        CancellationToken cancellationToken)
    {
        await ReconnectAsync(cancellationToken).ConfigureAwait(false);
        await _session.BeginAsync(cancellationToken).ConfigureAwait(false);
        bool isCommitted = false;
        try
        {
            Found found = await LookAsync(isRepeated, isLocked: true, cancellationToken).ConfigureAwait(false);
            if (found == Found.OwnCommit)
            {
                Committed();
                return Attempt.Committed;
            }

            if (found == Found.ForeignChanges && await AdoptAsync(cancellationToken).ConfigureAwait(false))
            {
                isCommitted = true;
                return Attempt.Adopted;
            }

            IReadOnlyList<StudyEvent> events = decide(TakeEvents());
            if (events.Count == 0) return Attempt.Committed;
            _isReplayTrue = false;
            if (_unstored is not null) new StudyTable(_session).QueueSpace(_id, _unstored);
            await _appender.AppendAsync(_session, events, _replay).ConfigureAwait(false);
            committing();
            await _session.CommitAsync(WaitsForDisk(events)).ConfigureAwait(false);
            (isCommitted, _isReplayTrue, _seen) = (true, true, _replay.LastEvent);
            Committed();
            return Attempt.Committed;
        }
        catch (TrialChangedException)
        {
            return Attempt.Overtaken;
        }
        finally
        {
            if (!isCommitted) await _session.RollbackAsync().ConfigureAwait(false);
        }
    }

    private void Committed()
    {
        _unstored = null;
        _heartbeat.Watch(
            _replay.Unfinished.Where(trial => trial.State == TrialState.Running && trial.Worker == Worker).Select(trial => trial.Id));
    }

    private async ValueTask<bool> AdoptAsync(CancellationToken cancellationToken)
    {
        _isReplayTrue = false;
        IReadOnlyList<EventRow> rows = await _adoption.RunAsync(_session, _replay, cancellationToken).ConfigureAwait(false);
        _table.QueueAppending(_session, rows, place => _replay.LastEvent = Math.Max(_replay.LastEvent, place));
        if (rows.Count > 0) await _session.CommitAsync(untilOnDisk: false).ConfigureAwait(false);
        _isReplayTrue = true;
        return rows.Count > 0;
    }

    /// <summary>Reads what others committed, unless nobody has committed anything.</summary>
    /// <param name="isRepeated">Whether an attempt before may have got through after all.</param>
    /// <param name="isLocked">Whether to lock the study's row first; then the transaction has begun.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    private async ValueTask<Found> LookAsync(bool isRepeated, bool isLocked, CancellationToken cancellationToken)
    {
        long? commits = await CommitsOfOthersAsync(cancellationToken).ConfigureAwait(false);
        if (_adoption.MaySkip() && _isReplayTrue && commits is not null && commits == _commitsOfOthers) return Found.Nothing;
        if (await ReadNewAsync(isRepeated, isLocked, cancellationToken).ConfigureAwait(false)) return Found.OwnCommit;
        bool isBehind = await _adoption.IsNeededAsync(_session, _replay, cancellationToken).ConfigureAwait(false);
        _commitsOfOthers = isBehind ? null : commits;
        return isBehind ? Found.ForeignChanges : Found.Nothing;
    }

    private async ValueTask<long?> CommitsOfOthersAsync(CancellationToken cancellationToken) =>
        _storage.Dialect.CommitsOfOthers is { } query
            ? await _session.CountAsync(query, cancellationToken).ConfigureAwait(false)
            : null;

    /// <summary>Reads the events that others committed, and looks at Optuna's tables. With <paramref name="isRepeated"/> tells whether the
    /// attempt before got through after all.</summary>
    private async ValueTask<bool> ReadNewAsync(bool isRepeated, bool isLocked, CancellationToken cancellationToken)
    {
        bool gotThrough = false;
        long own = _confirmed;
        bool isThere = !isLocked;
        if (isLocked) StudyToken.QueueLocking(_session, _id, token => isThere = token == _token ? true : throw Deleted());

        // In one read: if the connection is lost in it, the next attempt must find the same again.
        if (!_isReplayTrue) _replay = new EventReplay(_study.Space);
        _table.QueueReading(_session, _replay.LastEvent, _isReplayTrue ? Apply : Restore);
        _adoption.QueueLook(_session, _replay);
        await _session.SendAsync(cancellationToken).ConfigureAwait(false);
        if (!isThere) throw Deleted();
        (_isReplayTrue, _confirmed) = (true, own);
        return gotThrough;

        void Apply(EventRow row)
        {
            if (!isRepeated || row.Worker != Worker)
            {
                _replay.Apply(row);
                return;
            }

            (gotThrough, own) = (true, row.Id);
            _replay.ApplyOwn(row);
        }

        void Restore(EventRow row)
        {
            if (row.Id <= _seen || (row.Id <= _confirmed && row.Worker == Worker)) _replay.ApplyOwn(row);
            else Apply(row);
        }
    }

    private IReadOnlyList<StudyEvent> TakeEvents()
    {
        _seen = _replay.LastEvent;
        return _replay.TakeEvents();
    }

    private async ValueTask ReconnectAsync(CancellationToken cancellationToken)
    {
        if (_session.IsOpen) return;
        await _session.DisposeAsync().ConfigureAwait(false);
        _commitsOfOthers = null; // each connection counts for itself
        _session = await _storage.ConnectAsync(cancellationToken).ConfigureAwait(false);
    }

    private StudyStorageException Deleted() =>
        new($"The study '{_study.Name}' was deleted from {_storage.Dialect.Named} by another client.");

    private bool WaitsForDisk(IReadOnlyList<StudyEvent> events) => _storage.Settings.Durability switch
    {
        StorageDurability.Everything => true,
        StorageDurability.Tells => events.Any(one => one is TrialTold),
        _ => false,
    };

    /// <summary>What a look at the database found.</summary>
    private enum Found
    {
        /// <summary>Nothing that has to be done before anything else.</summary>
        Nothing,

        /// <summary>An attempt before got through although its connection was lost.</summary>
        OwnCommit,

        /// <summary>Foreign clients changed something that the events do not tell.</summary>
        ForeignChanges,
    }
}
