namespace HyperGen.Storage;

/// <summary>One that appends to a journal: seen by the others while it lives, and waiting for its turn.</summary>
internal sealed class JournalParticipant : IDisposable
{
    private readonly SemaphoreSlim _turn;
    private readonly WorkerPresence _presence;
    private readonly JournalLock _lock;

    private JournalParticipant(string path, JournalOptions options, SemaphoreSlim turn, JournalFile file, WorkerPresence presence)
    {
        (Path, _turn, File, _presence) = (path, turn, file, presence);
        _lock = new JournalLock(path, presence, options);
    }

    public string Path { get; }

    public JournalFile File { get; }

    /// <summary>A name that no other participant ever has.</summary>
    public string Name => _presence.Name;

    /// <param name="path">The journal; created if it is missing.</param>
    /// <param name="options">Settings.</param>
    /// <param name="turn">Queues the participants of this process, which is fairer and cheaper than the lock on disk.</param>
    /// <exception cref="StudyStorageException">The journal is out of reach.</exception>
    public static JournalParticipant Enter(string path, JournalOptions options, SemaphoreSlim turn)
    {
        JournalFile? file = null;
        try
        {
            file = JournalFile.Open(path);
            return new JournalParticipant(path, options, turn, file, WorkerPresence.Enter(path));
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            file?.Dispose();
            throw OutOfReach(path, error);
        }
    }

    /// <summary>Acts while nobody else can append, after what others appended has been applied.</summary>
    public async ValueTask ExclusivelyAsync(Action<ReadOnlyMemory<byte>> apply, Action act, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _lock.AcquireAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                File.ReadNew(apply);
                File.MendEnd(apply);
                act();
            }
            finally
            {
                _lock.Release();
            }
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw OutOfReach(Path, error);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Appends lines, all or none. Only while it acts exclusively.</summary>
    public void Append(ReadOnlyMemory<byte> lines, bool untilOnDisk)
    {
        if (!_lock.IsHeld)
            throw new StudyStorageException(
                $"The lock of '{Path}' was broken by another process because this one stood still for too long; nothing was recorded, " +
                "try again.");
        File.Append(lines, untilOnDisk);
    }

    public WorkerLife LifeOf(string worker) => _presence.LifeOf(worker);

    /// <summary>Removes what participants that died left behind.</summary>
    public void RemoveGone() => _presence.RemoveGone(needed: _lock.Owner);

    public void Dispose()
    {
        _presence.Dispose();
        File.Dispose();
    }

    public static StudyStorageException OutOfReach(string path, Exception error) => new(error switch
    {
        DirectoryNotFoundException => $"The folder of the journal '{path}' does not exist; create it.",
        UnauthorizedAccessException when Directory.Exists(path) => $"'{path}' is a folder; name a file in it.",
        UnauthorizedAccessException =>
            $"The journal '{path}' or its folder may not be written: {error.Message} A study needs to write both.",
        _ => $"The journal '{path}' is out of reach: {error.Message}",
    }, error);
}
