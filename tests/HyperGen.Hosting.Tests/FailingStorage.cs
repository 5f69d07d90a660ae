namespace HyperGen.Hosting.Tests;

/// <summary>A storage that refuses some accesses: those from a given one on, so many times.</summary>
internal sealed class FailingStorage(IStudyStorage storage, int downFrom = 0, int failures = 0) : IStudyStorage
{
    private int _accesses;
    private int _refusals;
    private int _refused;

    /// <summary>Called before a refusal of an opening.</summary>
    public Func<Task>? Refusing { get; set; }

    public async ValueTask<IStudyLog> OpenAsync(StudyDeclaration study, CancellationToken cancellationToken = default)
    {
        if (!TryAccess())
        {
            if (Refusing is { } refusing) await refusing();
            throw Refusal();
        }

        return new Log(await storage.OpenAsync(study, cancellationToken), this);
    }

    /// <summary>Refuses the next accesses.</summary>
    public void Refuse(int accesses)
    {
        _refused = 0;
        _refusals = accesses;
    }

    /// <summary>What reading waits for.</summary>
    public Task? Hanging { get; set; }

    /// <summary>Refuses everything for as long as it is set.</summary>
    public bool IsDown { get; set; }

    private bool TryAccess()
    {
        if (IsDown || Interlocked.Increment(ref _refused) <= _refusals) return false;
        int access = Interlocked.Increment(ref _accesses) - 1;
        return access < downFrom || access - downFrom >= failures;
    }

    private static StudyStorageException Refusal() => new("The storage is out of order.");

    private sealed class Log(IStudyLog log, FailingStorage storage) : IStudyLog
    {
        public string Worker => log.Worker;

        public ulong Seed => log.Seed;

        public SpaceDifference Difference => log.Difference;

        public async ValueTask<IReadOnlyList<StudyEvent>> ReadAsync(CancellationToken cancellationToken = default)
        {
            if (storage.Hanging is { } hanging) await hanging;
            return storage.IsDown ? throw Refusal() : await log.ReadAsync(cancellationToken);
        }

        public ValueTask CommitAsync(
            Func<IReadOnlyList<StudyEvent>, IReadOnlyList<StudyEvent>> decide, CancellationToken cancellationToken = default) =>
            storage.TryAccess() ? log.CommitAsync(decide, cancellationToken) : throw Refusal();

        public ValueTask<IReadOnlyList<WorkerLife>> LookAtAsync(
            IReadOnlyList<string> workers, CancellationToken cancellationToken = default) => log.LookAtAsync(workers, cancellationToken);

        public ValueTask DisposeAsync() => log.DisposeAsync();
    }
}
