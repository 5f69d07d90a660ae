namespace HyperGen.Tests.Studies;

/// <summary>A storage that fails when it is told to, before anything is recorded.</summary>
internal sealed class FlakyStorage(IStudyStorage inner) : IStudyStorage
{
    /// <summary>Number of commits that still fail.</summary>
    public int Failures { get; set; }

    /// <summary>What they fail with.</summary>
    public Exception Error { get; set; } = new StudyStorageException("the disk is full");

    public async ValueTask<IStudyLog> OpenAsync(StudyDeclaration study, CancellationToken cancellationToken = default) =>
        new Log(this, await inner.OpenAsync(study, cancellationToken));

    private sealed class Log(FlakyStorage storage, IStudyLog log) : IStudyLog
    {
        public string Worker => log.Worker;

        public ulong Seed => log.Seed;

        public SpaceDifference Difference => log.Difference;

        public ValueTask<IReadOnlyList<StudyEvent>> ReadAsync(CancellationToken cancellationToken = default) => log.ReadAsync(cancellationToken);

        public ValueTask CommitAsync(
            Func<IReadOnlyList<StudyEvent>, IReadOnlyList<StudyEvent>> decide, CancellationToken cancellationToken = default) =>
            storage.Failures-- > 0 ? throw storage.Error : log.CommitAsync(decide, cancellationToken);

        public ValueTask<IReadOnlyList<WorkerLife>> LookAtAsync(
            IReadOnlyList<string> workers, CancellationToken cancellationToken = default) => log.LookAtAsync(workers, cancellationToken);

        public ValueTask DisposeAsync() => log.DisposeAsync();
    }
}
