using HyperGen.Tool.Commands;

namespace HyperGen.Tool.Tests;

/// <summary>Enqueueing at a storage that loses what was decided, as when its server is restarted.</summary>
public sealed class EnqueueTests
{
    private static readonly SearchSpace Line = new SearchSpaceBuilder("Line").AddFloat("x", 0, 1).Build();

    [Fact]
    public async Task Trial_whose_first_commit_was_lost_gets_the_next_number()
    {
        InMemoryStorage storage = new();
        StudyDeclaration study = new("study", StudyDirection.Minimize, Line, Seed: 1);
        Assert.Equal(0, await EnqueueCommand.EnqueueAsync(storage, study, [0.25], CancellationToken.None));
        Assert.Equal(1, await EnqueueCommand.EnqueueAsync(new ForgetfulStorage(storage), study, [0.5], CancellationToken.None));
    }

    private sealed class ForgetfulStorage(InMemoryStorage storage) : IStudyStorage
    {
        public async ValueTask<IStudyLog> OpenAsync(StudyDeclaration study, CancellationToken cancellationToken = default) =>
            new ForgetfulLog(await storage.OpenAsync(study, cancellationToken));
    }

    private sealed class ForgetfulLog(IStudyLog log) : IStudyLog
    {
        public string Worker => log.Worker;

        public ulong Seed => log.Seed;

        public SpaceDifference Difference => log.Difference;

        public ValueTask<IReadOnlyList<StudyEvent>> ReadAsync(CancellationToken cancellationToken = default) =>
            log.ReadAsync(cancellationToken);

        public ValueTask CommitAsync(
            Func<IReadOnlyList<StudyEvent>, IReadOnlyList<StudyEvent>> decide, CancellationToken cancellationToken = default) =>
            log.CommitAsync(
                events =>
                {
                    decide(events);
                    return decide([]);
                },
                cancellationToken);

        public ValueTask<IReadOnlyList<WorkerLife>> LookAtAsync(
            IReadOnlyList<string> workers, CancellationToken cancellationToken = default) => log.LookAtAsync(workers, cancellationToken);

        public ValueTask DisposeAsync() => log.DisposeAsync();
    }
}
