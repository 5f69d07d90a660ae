using Xunit;

namespace HyperGen.Testing;

/// <summary>
/// What every storage owes a study. Derive a test class from it and return your storage: every event comes back as it was committed and in
/// order, a commit is atomic among any number of participants, studies of one storage do not mix, and a reopened study is the same one.
/// </summary>
public abstract partial class StudyStorageContract
{
    private static readonly DateTimeOffset Noon = new(2026, 2, 28, 12, 0, 0, 123, 456, TimeSpan.Zero);

    /// <summary>Opens the one place of the running test. Each call stands for another process that opens the same place.</summary>
    protected abstract IStudyStorage Open();

    /// <summary>A study that nobody opened before is empty and has the seed of its declaration.</summary>
    [Fact]
    public async Task New_study_has_no_events_no_difference_and_the_declared_seed()
    {
        await using IStudyLog log = await OpenLog();
        Assert.Empty(await log.ReadAsync());
        Assert.True(log.Difference.IsEmpty);
        Assert.Equal(7UL, log.Seed);
        Assert.NotEmpty(log.Worker);
    }

    /// <summary>Points bit by bit, values that are not finite, texts of every kind, times and durations to the tick.</summary>
    [Fact]
    public async Task Every_kind_of_event_comes_back_as_it_was_committed()
    {
        SearchSpace space = StudyStorageContractSpaces.Mixed();
        double[][] points = StudyStorageContractSpaces.MixedPoints();
        await using IStudyLog log = await OpenLog(space: space);
        StudyEvent[] events =
        [
            new TrialStarted(0, points[0], log.Worker, Noon),
            new TrialReported(0, 0, 1.5),
            new TrialReported(0, 1, double.NaN),
            new TrialReported(0, 2, double.PositiveInfinity),
            new TrialReported(0, int.MaxValue, double.NegativeInfinity),
            new TrialReported(0, 0, double.Epsilon),
            new TrialTold(0, TrialState.Complete, 0.1 + 0.2, new TimeSpan(12_345_678_901), null),
            new TrialEnqueued(1, points[1]),
            new TrialClaimed(1, log.Worker, Noon.AddSeconds(1)),
            new TrialTold(1, TrialState.Failed, double.NaN, TimeSpan.Zero, "boom\r\n\t\"quoted\" \\ ü 漢 😀 \u0001\u2028 NaN Infinity"),
            new TrialStarted(2, null, log.Worker, Noon.AddSeconds(2)),
            new TrialProposed(2, points[2]),
            new TrialTold(2, TrialState.Pruned, -3e-300, TimeSpan.FromTicks(1), null),
            new TrialStarted(3, points[0], log.Worker, Noon.AddSeconds(3)),
            new TrialTold(3, TrialState.Complete, double.MinValue, TimeSpan.FromDays(3), null),
            new TrialStarted(4, points[1], log.Worker, Noon.AddSeconds(4)),
            new TrialTold(4, TrialState.Pruned, double.NaN, TimeSpan.FromSeconds(1), null),
            new TrialEnqueued(5, points[2]),
            new TrialStarted(6, points[2], log.Worker, Noon.AddSeconds(5)),
            new TrialClaimed(6, log.Worker, Noon.AddSeconds(6)),
            new SpaceAdapted(6, "Encoder.Width[a\"b]", -1.25e-300, 0.1 + 0.2, "values \"improve\" beyond 1 ü"),
        ];

        foreach (StudyEvent one in events[..7]) await Commit(log, one);
        await Commit(log, events[7..]);
        Same(events, await EventsOf(space: space));
    }

    /// <summary>Reading and committing share one position in the log.</summary>
    [Fact]
    public async Task Participant_sees_each_event_of_another_once_and_its_own_never()
    {
        await using IStudyLog mine = await OpenLog();
        await using IStudyLog other = await OpenLog();
        Assert.NotEqual(mine.Worker, other.Worker);
        TrialStarted first = new(0, [0.25], other.Worker, Noon);
        TrialTold told = new(0, TrialState.Complete, 1, TimeSpan.FromSeconds(1), null);
        TrialStarted second = new(1, [0.75], mine.Worker, Noon);

        await Commit(other, first);
        Same([first], await mine.ReadAsync());
        Assert.Empty(await mine.ReadAsync());
        await Commit(other, told);
        IReadOnlyList<StudyEvent> unseen = [];
        await mine.CommitAsync(events =>
        {
            unseen = events;
            return [second];
        });
        Same([told], unseen);
        Assert.Empty(await mine.ReadAsync());
        Same([second], await other.ReadAsync());
    }

    /// <summary>An exception under the lock leaves the log as it was, and the lock free.</summary>
    [Fact]
    public async Task Decision_that_throws_appends_nothing_and_frees_the_storage()
    {
        await using IStudyLog mine = await OpenLog();
        await using IStudyLog other = await OpenLog();
        await Commit(other, new TrialStarted(0, [0.5], other.Worker, Noon));
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(async () => await mine.CommitAsync(_ => throw new TimeZoneNotFoundException()));
        Assert.Empty(await mine.ReadAsync());
        Assert.Empty(await other.ReadAsync());
        await Commit(other, new TrialTold(0, TrialState.Complete, 1, TimeSpan.Zero, null));
        Assert.Equal(2, (await EventsOf()).Count);
    }

    /// <summary>Events that do not follow from a log with a finished trial 0, a waiting trial 1 and a running trial 2.</summary>
    public static TheoryData<string> ImpossibleEvents => new(Impossible.Keys);

    private static readonly Dictionary<string, StudyEvent> Impossible = new()
    {
        ["number used"] = new TrialStarted(2, [0.5], null, Noon),
        ["number skipped"] = new TrialStarted(4, [0.5], null, Noon),
        ["enqueued number skipped"] = new TrialEnqueued(4, [0.5]),
        ["negative number"] = new TrialEnqueued(-1, [0.5]),
        ["unknown trial told"] = new TrialTold(3, TrialState.Complete, 1, TimeSpan.Zero, null),
        ["finished trial told"] = new TrialTold(0, TrialState.Complete, 1, TimeSpan.Zero, null),
        ["finished trial claimed"] = new TrialClaimed(0, null, Noon),
        ["finished trial reported"] = new TrialReported(0, 1, 1),
        ["waiting trial reported"] = new TrialReported(1, 1, 1),
        ["told without a final state"] = new TrialTold(2, TrialState.Running, 1, TimeSpan.Zero, null),
        ["complete without a value"] = new TrialTold(2, TrialState.Complete, double.NaN, TimeSpan.Zero, null),
    };

    /// <summary>A commit is atomic: one impossible event, and nothing of it is appended.</summary>
    [Theory]
    [MemberData(nameof(ImpossibleEvents), MemberType = typeof(StudyStorageContract))]
    public async Task Event_that_does_not_follow_is_refused_with_its_whole_batch(string name)
    {
        await using IStudyLog log = await OpenLog();
        await Commit(
            log,
            new TrialStarted(0, [0], log.Worker, Noon),
            new TrialTold(0, TrialState.Complete, 1, TimeSpan.Zero, null),
            new TrialEnqueued(1, [0.5]),
            new TrialStarted(2, [1], log.Worker, Noon));
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(
            async () => await Commit(log, new TrialReported(2, 0, 0.5), Impossible[name]));
        Assert.Contains($"Trial {Impossible[name].Trial} ", error.Message, StringComparison.Ordinal);

        await Commit(log, new TrialStarted(3, [0.25], log.Worker, Noon));
        Assert.Equal(5, (await EventsOf()).Count);
    }

    /// <summary>A token that is cancelled before the lock is held ends the call without a trace.</summary>
    [Fact]
    public async Task Cancelled_commit_appends_nothing()
    {
        await using IStudyLog log = await OpenLog();
        CancellationToken cancelled = new(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await log.CommitAsync(_ => [new TrialEnqueued(0, [0.5])], cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Open().OpenAsync(Declaration(), cancelled));
        Assert.Empty(await EventsOf());
    }

    /// <summary>Participants that left are known to be gone, those that are there alive, strangers unknown.</summary>
    [Fact]
    public async Task Worker_is_gone_once_it_has_left_and_not_before()
    {
        await using IStudyLog mine = await OpenLog();
        IStudyLog other = await OpenLog();
        Assert.False(await mine.IsGoneAsync(mine.Worker));
        Assert.False(await mine.IsGoneAsync(other.Worker));
        Assert.Equal(
            [WorkerLife.Unknown, WorkerLife.Unknown],
            await mine.LookAtAsync(["2b2e5a0e-8f3e-4a53-9d5c-1f6f0b7f8a11-140245", "../../etc/passwd"]));
        Assert.Equal([WorkerLife.Alive, WorkerLife.Alive], await mine.LookAtAsync([mine.Worker, other.Worker]));
        await other.DisposeAsync();
        Assert.True(await mine.IsGoneAsync(other.Worker));
        Assert.False(await mine.IsGoneAsync(mine.Worker));
    }

    /// <summary>The declaration of a study.</summary>
    protected static StudyDeclaration Declaration(
        string name = "study", SearchSpace? space = null, StudyDirection direction = StudyDirection.Minimize, ulong seed = 7) =>
        new(name, direction, space ?? StudyStorageContractSpaces.Line(), seed);

    /// <summary>A new participant of a study.</summary>
    protected ValueTask<IStudyLog> OpenLog(string name = "study", SearchSpace? space = null) => Open().OpenAsync(Declaration(name, space));

    /// <summary>Appends events whatever others did.</summary>
    protected static ValueTask Commit(IStudyLog log, params StudyEvent[] events) => log.CommitAsync(_ => events);

    /// <summary>What a new participant reads.</summary>
    protected async Task<IReadOnlyList<StudyEvent>> EventsOf(string name = "study", SearchSpace? space = null)
    {
        await using IStudyLog log = await OpenLog(name, space);
        return await log.ReadAsync();
    }

    /// <summary>Asserts that events are equal, points bit by bit.</summary>
    protected static void Same(IReadOnlyList<StudyEvent> expected, IReadOnlyList<StudyEvent> actual)
    {
        Assert.Equal(expected.Select(Text), actual.Select(Text));

        static string Text(StudyEvent one) => one + " at " + string.Join(' ', (one switch
        {
            TrialStarted started => started.Point,
            TrialEnqueued enqueued => enqueued.Point,
            TrialProposed proposed => proposed.Point,
            _ => null,
        } ?? []).Select(value => BitConverter.DoubleToUInt64Bits(value).ToString("x16")));
    }
}
