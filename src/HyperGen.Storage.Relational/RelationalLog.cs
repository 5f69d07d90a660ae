using System.Data.Common;
using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>A participant of a study in a database.</summary>
internal sealed class RelationalLog : IStudyLog
{
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
    private long _seen; // the last event that the caller knows of
    private bool _isReplayTrue = true; // whether the replay holds nothing that was not committed
    private string? _unstored; // the declared space, until something is committed in it

    private RelationalLog(RelationalStorage storage, StudyDeclaration study, JoinedStudy joined, IPresence presence, Session session)
    {
        (_storage, _study, _id, _token, _presence, _session) = (storage, study, joined.Id, joined.Token, presence, session);
        (Seed, Difference, _unstored) = (joined.Seed, joined.Difference, joined.Unstored);
        _table = new EventTable(_id);
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
                await ReadNewAsync(isRepeated: false, cancellationToken).ConfigureAwait(false);
                return await _adoption.IsNeededAsync(_session, _replay, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        return isBehind ? await CatchUpAsync(cancellationToken).ConfigureAwait(false) : TakeEvents();
    }

    public async ValueTask CommitAsync(
        Func<IReadOnlyList<StudyEvent>, IReadOnlyList<StudyEvent>> decide, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await _storage.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            bool isRepeated = false; // an attempt before may have got through although its connection was lost
            await PersistAsync(
                async () =>
                {
                    while (!await TryCommitAsync(decide, isRepeated, () => isRepeated = true, cancellationToken).ConfigureAwait(false))
                    {
                    }

                    return true;
                },
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _storage.Turn.Release();
        }
    }

    public async ValueTask<bool> IsGoneAsync(string worker, CancellationToken cancellationToken = default)
    {
        if (worker == Worker || !WorkerName.IsOurs(worker)) return false;
        return await PersistAsync(
            async () =>
            {
                await ReconnectAsync(cancellationToken).ConfigureAwait(false);
                return await _presence.IsGoneAsync(_session, worker, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

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

    /// <summary>One attempt; false when it only adopted what foreign clients did and must be made again.</summary>
    private async ValueTask<bool> TryCommitAsync(
        Func<IReadOnlyList<StudyEvent>, IReadOnlyList<StudyEvent>> decide, bool isRepeated, Action committing,
        CancellationToken cancellationToken)
    {
        await ReconnectAsync(cancellationToken).ConfigureAwait(false);
        await _session.BeginAsync(cancellationToken).ConfigureAwait(false);
        bool isCommitted = false;
        try
        {
            await LockAsync(cancellationToken).ConfigureAwait(false);
            if (await ReadNewAsync(isRepeated, cancellationToken).ConfigureAwait(false)) return true;
            if (
                await _adoption.IsNeededAsync(_session, _replay, cancellationToken).ConfigureAwait(false)
                    && await AdoptAsync(cancellationToken).ConfigureAwait(false))
            {
                isCommitted = true;
                return false;
            }

            IReadOnlyList<StudyEvent> events = decide(TakeEvents());
            if (events.Count == 0) return true;
            _isReplayTrue = false;
            if (_unstored is not null) await new StudyTable(_session).SetSpaceAsync(_id, _unstored).ConfigureAwait(false);
            await _appender.AppendAsync(_session, events, _replay).ConfigureAwait(false);
            committing();
            await _session.CommitAsync(WaitsForDisk(events)).ConfigureAwait(false);
            (isCommitted, _isReplayTrue, _unstored, _seen) = (true, true, null, _replay.LastEvent);
            _heartbeat.Watch(
                _replay.Unfinished.Where(trial => trial.State == TrialState.Running && trial.Worker == Worker).Select(trial => trial.Id));
            return true;
        }
        catch (TrialChangedException)
        {
            return false;
        }
        finally
        {
            if (!isCommitted) await _session.RollbackAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<bool> AdoptAsync(CancellationToken cancellationToken)
    {
        _isReplayTrue = false;
        IReadOnlyList<EventRow> rows = await _adoption.RunAsync(_session, _replay, cancellationToken).ConfigureAwait(false);
        if (rows.Count > 0) _replay.LastEvent = await _table.AppendAsync(_session, rows, cancellationToken).ConfigureAwait(false);
        if (rows.Count > 0) await _session.CommitAsync(untilOnDisk: false).ConfigureAwait(false);
        _isReplayTrue = true;
        return rows.Count > 0;
    }

    /// <summary>Reads the events that others committed. With <paramref name="isRepeated"/> tells whether the attempt before got through
    /// after all.</summary>
    private async ValueTask<bool> ReadNewAsync(bool isRepeated, CancellationToken cancellationToken)
    {
        await ReconnectAsync(cancellationToken).ConfigureAwait(false);
        bool gotThrough = false;
        if (_isReplayTrue)
        {
            await _table.ReadAsync(_session, _replay.LastEvent, Apply, cancellationToken).ConfigureAwait(false);
            return gotThrough;
        }

        // In one read: if the connection is lost in it, the next attempt must find the same again.
        _replay = new EventReplay(_study.Space);
        await _table.ReadAsync(_session, after: 0, Restore, cancellationToken).ConfigureAwait(false);
        _isReplayTrue = true;
        return gotThrough;

        void Apply(EventRow row)
        {
            if (!isRepeated || row.Worker != Worker)
            {
                _replay.Apply(row);
                return;
            }

            gotThrough = true;
            _replay.ApplyOwn(row);
        }

        void Restore(EventRow row)
        {
            if (row.Id <= _seen) _replay.ApplyOwn(row);
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
        _session = await _storage.ConnectAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The study's row is what all who write to the study lock first, and it stays locked until the commit.</summary>
    private async ValueTask LockAsync(CancellationToken cancellationToken)
    {
        if (await StudyToken.LockedAsync(_session, _id, cancellationToken).ConfigureAwait(false) != _token)
            throw new StudyStorageException($"The study '{_study.Name}' was deleted from {_storage.Dialect.Named} by another client.");
    }

    private bool WaitsForDisk(IReadOnlyList<StudyEvent> events) => _storage.Settings.Durability switch
    {
        StorageDurability.Everything => true,
        StorageDurability.Tells => events.Any(one => one is TrialTold),
        _ => false,
    };
}
