namespace HyperGen.Tests.Studies;

/// <summary>A storage that can lose its answer: what was committed is stored, and the study hears that it could not be.</summary>
internal sealed class LostAnswerStorage(IStudyStorage inner) : IStudyStorage
{
    /// <summary>Number of commits after which one answer is lost; negative for none.</summary>
    public int LoseAfter { get; set; } = -1;

    public async ValueTask<IStudyLog> OpenAsync(StudyDeclaration study, CancellationToken cancellationToken = default) =>
        new Log(this, await inner.OpenAsync(study, cancellationToken), await inner.OpenAsync(study, cancellationToken));

    /// <param name="storage">The storage.</param>
    /// <param name="log">What the study sees.</param>
    /// <param name="other">Commits what is lost, so that the study sees it later as something that happened.</param>
    private sealed class Log(LostAnswerStorage storage, IStudyLog log, IStudyLog other) : IStudyLog
    {
        public string Worker => log.Worker;

        public ulong Seed => log.Seed;

        public SpaceDifference Difference => log.Difference;

        public ValueTask<IReadOnlyList<StudyEvent>> ReadAsync(CancellationToken cancellationToken = default) => log.ReadAsync(cancellationToken);

        public async ValueTask CommitAsync(
            Func<IReadOnlyList<StudyEvent>, IReadOnlyList<StudyEvent>> decide, CancellationToken cancellationToken = default)
        {
            if (storage.LoseAfter-- != 0)
            {
                await log.CommitAsync(decide, cancellationToken);
                return;
            }

            IReadOnlyList<StudyEvent> events = decide(await log.ReadAsync(cancellationToken));
            await other.CommitAsync(_ => events, cancellationToken);
            throw new StudyStorageException("the server is out of reach");
        }

        public ValueTask<IReadOnlyList<WorkerLife>> LookAtAsync(
            IReadOnlyList<string> workers, CancellationToken cancellationToken = default) => log.LookAtAsync(workers, cancellationToken);

        public async ValueTask DisposeAsync()
        {
            await other.DisposeAsync();
            await log.DisposeAsync();
        }
    }
}
