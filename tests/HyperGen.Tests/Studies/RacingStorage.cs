namespace HyperGen.Tests.Studies;

/// <summary>A storage in which a competitor is always faster: it acts just before commits, as another process may.</summary>
internal sealed class RacingStorage(IStudyStorage inner) : IStudyStorage
{
    private int _depth;

    /// <summary>The clock by which decisions are timed.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How long decisions took, under the lock, together.</summary>
    public TimeSpan Deciding { get; private set; }

    /// <summary>What the competitor does before the next commit.</summary>
    public Queue<Func<Task>> Before { get; } = [];

    public async ValueTask<IStudyLog> OpenAsync(StudyDeclaration study, CancellationToken cancellationToken = default) =>
        new Log(this, await inner.OpenAsync(study, cancellationToken));

    private async ValueTask RaceAsync()
    {
        if (_depth++ == 0 && Before.TryDequeue(out Func<Task>? act)) await act();
        _depth--;
    }

    private sealed class Log(RacingStorage storage, IStudyLog log) : IStudyLog
    {
        public string Worker => log.Worker;

        public ulong Seed => log.Seed;

        public SpaceDifference Difference => log.Difference;

        public ValueTask<IReadOnlyList<StudyEvent>> ReadAsync(CancellationToken cancellationToken = default) => log.ReadAsync(cancellationToken);

        public async ValueTask CommitAsync(Func<IReadOnlyList<StudyEvent>, IReadOnlyList<StudyEvent>> decide, CancellationToken cancellationToken = default)
        {
            await storage.RaceAsync();
            await log.CommitAsync(Timed, cancellationToken);

            IReadOnlyList<StudyEvent> Timed(IReadOnlyList<StudyEvent> unseen)
            {
                long begin = storage.Time.GetTimestamp();
                IReadOnlyList<StudyEvent> events = decide(unseen);
                storage.Deciding += storage.Time.GetElapsedTime(begin);
                return events;
            }
        }

        public ValueTask<IReadOnlyList<WorkerLife>> LookAtAsync(
            IReadOnlyList<string> workers, CancellationToken cancellationToken = default) => log.LookAtAsync(workers, cancellationToken);

        public ValueTask DisposeAsync() => log.DisposeAsync();
    }
}
