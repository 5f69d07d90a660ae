namespace HyperGen.Tests.Studies;

/// <summary>A storage whose next commit is held up after it took effect: a server that answers slowly.</summary>
internal sealed class HeldStorage(IStudyStorage inner) : IStudyStorage
{
    /// <summary>Holds the next commit until it is completed.</summary>
    public TaskCompletionSource? Hold { get; set; }

    /// <summary>Number of commits.</summary>
    public int Commits { get; private set; }

    public async ValueTask<IStudyLog> OpenAsync(StudyDeclaration study, CancellationToken cancellationToken = default) =>
        new Log(this, await inner.OpenAsync(study, cancellationToken));

    private sealed class Log(HeldStorage storage, IStudyLog log) : IStudyLog
    {
        public string Worker => log.Worker;

        public ulong Seed => log.Seed;

        public SpaceDifference Difference => log.Difference;

        public ValueTask<IReadOnlyList<StudyEvent>> ReadAsync(CancellationToken cancellationToken = default) => log.ReadAsync(cancellationToken);

        public async ValueTask CommitAsync(
            Func<IReadOnlyList<StudyEvent>, IReadOnlyList<StudyEvent>> decide, CancellationToken cancellationToken = default)
        {
            storage.Commits++;
            await log.CommitAsync(decide, cancellationToken);
            if (storage.Hold is { } hold) await hold.Task;
        }

        public ValueTask<IReadOnlyList<WorkerLife>> LookAtAsync(
            IReadOnlyList<string> workers, CancellationToken cancellationToken = default) => log.LookAtAsync(workers, cancellationToken);

        public ValueTask DisposeAsync() => log.DisposeAsync();
    }
}
