using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>A participant of a study in a journal.</summary>
internal sealed class JournalLog : IStudyLog
{
    private readonly StudyDeclaration _study;
    private readonly string _path;
    private readonly JournalOptions _options;
    private readonly SemaphoreSlim _turn;
    private readonly WorkerPresence _presence;
    private readonly JournalFile _file;
    private readonly JournalLock _lock;
    private readonly JournalRecordWriter _writer;
    private JournalReplay _journal;
    private string? _unstored; // the declared space, until something is committed in it

    private JournalLog(string path, StudyDeclaration study, JournalOptions options, SemaphoreSlim turn)
    {
        (_path, _study, _options, _turn) = (path, study, options, turn);
        _writer = new JournalRecordWriter(study.Space);
        _journal = new JournalReplay(study);
        _file = new JournalFile(path);
        try
        {
            _presence = WorkerPresence.Enter(path);
        }
        catch
        {
            _file.Dispose();
            throw;
        }

        _lock = new JournalLock(path, _presence, options);
    }

    public string Worker => _presence.Name;

    public ulong Seed { get; private set; }

    public SpaceDifference Difference { get; private set; } = SpaceDifference.None;

    /// <param name="path">The journal.</param>
    /// <param name="study">What the code says the study is.</param>
    /// <param name="options">Settings.</param>
    /// <param name="turn">Queues the participants of this process, which is fairer and cheaper than the lock on disk.</param>
    /// <param name="cancellationToken">Cancels the wait for the lock.</param>
    public static async ValueTask<JournalLog> OpenAsync(
        string path, StudyDeclaration study, JournalOptions options, SemaphoreSlim turn, CancellationToken cancellationToken)
    {
        JournalLog? log = null;
        try
        {
            log = new JournalLog(path, study, options, turn);
            await log.ExclusivelyAsync(static log => log.Join(), cancellationToken).ConfigureAwait(false);
            return log;
        }
        catch (Exception error)
        {
            if (log is not null) await log.DisposeAsync().ConfigureAwait(false);
            if (error is UnauthorizedAccessException or IOException) throw OutOfReach(path, error);
            throw;
        }
    }

    public ValueTask<IReadOnlyList<StudyEvent>> ReadAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Unseen());
    }

    public ValueTask CommitAsync(Func<IReadOnlyList<StudyEvent>, IReadOnlyList<StudyEvent>> decide, CancellationToken cancellationToken = default) =>
        ExclusivelyAsync(
            log =>
            {
                IReadOnlyList<StudyEvent> unseen = log.Unseen();
                log.RequireStudy();
                log.Append(decide(unseen));
            },
            cancellationToken);

    public ValueTask<bool> IsGoneAsync(string worker, CancellationToken cancellationToken = default) => new(_presence.IsGone(worker));

    public ValueTask DisposeAsync()
    {
        _presence.Dispose();
        _file.Dispose();
        _writer.Dispose();
        return default;
    }

    private async ValueTask ExclusivelyAsync(Action<JournalLog> act, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _lock.AcquireAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                _file.ReadNew(_journal.Apply);
                _file.MendEnd(_journal.Apply);
                act(this);
            }
            finally
            {
                _lock.Release();
            }
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw OutOfReach(_path, error);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Finds or creates the study. A changed space waits for the first commit: the caller may yet refuse the study.</summary>
    private void Join()
    {
        _presence.RemoveGone(needed: _lock.Owner);
        string description = SpaceDescription.Write(_study.Space);
        _writer.Clear();
        if (_journal.Study < 0) _writer.CreateStudy(Worker, _study);
        else Agree();

        int study = _journal.Study < 0 ? _journal.NextStudy : _journal.Study;
        Seed = _journal.Seed ?? _study.Seed;
        if (_journal.Seed is null) _writer.SetSeed(Worker, study, Seed);
        if (_journal.Space is null) _writer.SetSpace(Worker, study, description);
        else if (!Difference.IsEmpty) _unstored = description;
        if (_writer.Written.Length == 0) return;
        AppendWritten(untilOnDisk: _options.Durability != JournalDurability.None);
        Replay(0);
    }

    private void Agree()
    {
        if (_journal.Directions is not [1 or 2])
        {
            throw new StudyConflictException(
                $"The stored study '{_study.Name}' has {_journal.Directions.Length} objectives or one without a direction, and the code has one; choose another name.");
        }

        StudyAgreement.Check(_study, (StudyDirection)_journal.Directions[0]);
        if (_journal.Space is null) return;
        try
        {
            Difference = SpaceComparer.Compare(SpaceDescription.Read(_journal.Space), _study.Space);
        }
        catch (FormatException error)
        {
            Difference = new SpaceDifference([error.Message]);
        }
    }

    private IReadOnlyList<StudyEvent> Unseen()
    {
        _file.ReadNew(_journal.Apply);
        return _journal.TakeEvents();
    }

    private void RequireStudy()
    {
        if (_journal.Study < 0) throw new StudyStorageException($"The study '{_study.Name}' was deleted from '{_path}' by another client.");
    }

    private void Append(IReadOnlyList<StudyEvent> events)
    {
        if (events.Count == 0) return;
        _writer.Clear();
        bool tells = false;
        int applied = 0;
        try
        {
            if (_unstored is not null) _writer.SetSpace(Worker, _journal.Study, _unstored);

            // Each record is replayed before the next is written, which may refer to it; what counts is what a reader would make of them.
            for (int i = 0; i < events.Count; i++)
            {
                _journal.Ledger.Require(events[i]);
                _writer.Write(events[i], Worker, _journal);
                applied = Replay(applied);
                tells |= events[i] is TrialTold;
            }

            AppendWritten(_options.Durability == JournalDurability.Everything || (tells && _options.Durability == JournalDurability.Tells));
            _unstored = null;
        }
        catch
        {
            _journal = new JournalReplay(_study);
            _file.Rewind();
            _file.ReadNew(_journal.Apply);
            throw;
        }
        finally
        {
            _journal.TakeEvents();
        }
    }

    private int Replay(int from)
    {
        ReadOnlyMemory<byte> written = _writer.Written;
        while (from < written.Length)
        {
            int length = written.Span[from..].IndexOf((byte)'\n');
            _journal.Apply(written.Slice(from, length));
            from += length + 1;
        }

        return from;
    }

    private void AppendWritten(bool untilOnDisk)
    {
        if (!_lock.IsHeld)
            throw new StudyStorageException($"The lock of '{_path}' was broken by another process because this one stood still for too long; nothing was recorded, try again.");
        _file.Append(_writer.Written, untilOnDisk);
    }

    private static StudyStorageException OutOfReach(string path, Exception error) => new(error switch
    {
        DirectoryNotFoundException => $"The folder of the journal '{path}' does not exist; create it.",
        UnauthorizedAccessException when Directory.Exists(path) => $"'{path}' is a folder; name a file in it.",
        UnauthorizedAccessException => $"The journal '{path}' or its folder may not be written: {error.Message} A study needs to write both.",
        _ => $"The journal '{path}' is out of reach: {error.Message}",
    }, error);
}
