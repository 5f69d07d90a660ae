using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>A participant of a study in a journal.</summary>
internal sealed class JournalLog : IStudyLog
{
    private readonly StudyDeclaration _study;
    private readonly JournalOptions _options;
    private readonly JournalParticipant _participant;
    private readonly JournalRecordWriter _writer;
    private JournalReplay _journal;
    private string? _unstored; // the declared space, until something is committed in it

    private JournalLog(JournalParticipant participant, StudyDeclaration study, JournalOptions options)
    {
        (_participant, _study, _options) = (participant, study, options);
        _writer = new JournalRecordWriter(study.Space);
        _journal = new JournalReplay(study);
    }

    public string Worker => _participant.Name;

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
        JournalLog log = new(JournalParticipant.Enter(path, options, turn), study, options);
        try
        {
            await log.ExclusivelyAsync(static log => log.Join(), cancellationToken).ConfigureAwait(false);
            return log;
        }
        catch
        {
            await log.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public ValueTask<IReadOnlyList<StudyEvent>> ReadAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Unseen());
    }

    public ValueTask CommitAsync(
        Func<IReadOnlyList<StudyEvent>, IReadOnlyList<StudyEvent>> decide, CancellationToken cancellationToken = default) =>
        ExclusivelyAsync(
            log =>
            {
                IReadOnlyList<StudyEvent> unseen = log.Unseen();
                log.RequireStudy();
                log.Append(decide(unseen));
            },
            cancellationToken);

    public ValueTask<IReadOnlyList<WorkerLife>> LookAtAsync(IReadOnlyList<string> workers, CancellationToken cancellationToken = default) =>
        new([.. workers.Select(_participant.LifeOf)]);

    public ValueTask DisposeAsync()
    {
        _participant.Dispose();
        _writer.Dispose();
        return default;
    }

    private ValueTask ExclusivelyAsync(Action<JournalLog> act, CancellationToken cancellationToken) =>
        _participant.ExclusivelyAsync(_journal.Apply, () => act(this), cancellationToken);

    /// <summary>Finds or creates the study. A changed space waits for the first commit: the caller may yet refuse the study.</summary>
    private void Join()
    {
        _participant.RemoveGone();
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
        _participant.Append(_writer.Written, untilOnDisk: _options.Durability != StorageDurability.None);
        Replay(0);
    }

    private void Agree()
    {
        StudyAgreement.Check(_study, _journal.Directions);
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
        _participant.File.ReadNew(_journal.Apply);
        return _journal.TakeEvents();
    }

    private void RequireStudy()
    {
        if (_journal.Study < 0)
            throw new StudyDeletedException(_study.Name, _participant.Path);
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
                _journal.Ledger.Require(events[i], _study.Space);
                _writer.Write(events[i], Worker, _journal);
                applied = Replay(applied);
                tells |= events[i] is TrialTold;
            }

            bool untilOnDisk = _options.Durability == StorageDurability.Everything
                || (tells && _options.Durability == StorageDurability.Tells);
            _participant.Append(_writer.Written, untilOnDisk);
            _unstored = null;
        }
        catch
        {
            _journal = new JournalReplay(_study);
            _participant.File.Rewind();
            _participant.File.ReadNew(_journal.Apply);
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
}
