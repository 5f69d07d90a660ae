namespace HyperGen.Tests.Studies;

/// <summary>A storage that can be out of reach: who calls then is kept waiting until it is back, cancels, or its patience is over.</summary>
internal sealed class AwayStorage(IStudyStorage inner, TimeProvider time) : IStudyStorage
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    public volatile bool IsAway;

    /// <summary>How long it waits before it refuses, in whole seconds.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether a call is heeded that cancels; not while a commit may be on its way.</summary>
    public bool HeedsCancellation { get; init; } = true;

    /// <summary>Called at each second of the waiting.</summary>
    public Action Waiting { get; set; } = () => { };

    public async ValueTask<IStudyLog> OpenAsync(StudyDeclaration study, CancellationToken cancellationToken = default) =>
        new Log(this, await inner.OpenAsync(study, cancellationToken));

    private CancellationToken Heeded(CancellationToken cancellationToken) => HeedsCancellation ? cancellationToken : CancellationToken.None;

    private async ValueTask ReachAsync(CancellationToken cancellationToken)
    {
        for (TimeSpan waited = default; IsAway; waited += Step)
        {
            if (waited >= Patience) throw new StudyStorageException("the server is out of reach.");
            Waiting();
            await Task.Delay(Step, time, cancellationToken);
        }
    }

    private sealed class Log(AwayStorage storage, IStudyLog log) : IStudyLog
    {
        public string Worker => log.Worker;

        public ulong Seed => log.Seed;

        public SpaceDifference Difference => log.Difference;

        public async ValueTask<IReadOnlyList<StudyEvent>> ReadAsync(CancellationToken cancellationToken = default)
        {
            CancellationToken heeded = storage.Heeded(cancellationToken);
            await storage.ReachAsync(heeded);
            return await log.ReadAsync(heeded);
        }

        public async ValueTask CommitAsync(
            Func<IReadOnlyList<StudyEvent>, IReadOnlyList<StudyEvent>> decide, CancellationToken cancellationToken = default)
        {
            CancellationToken heeded = storage.Heeded(cancellationToken);
            await storage.ReachAsync(heeded);
            await log.CommitAsync(decide, heeded);
        }

        public ValueTask<IReadOnlyList<WorkerLife>> LookAtAsync(
            IReadOnlyList<string> workers, CancellationToken cancellationToken = default) => log.LookAtAsync(workers, cancellationToken);

        public ValueTask DisposeAsync() => log.DisposeAsync();
    }
}
