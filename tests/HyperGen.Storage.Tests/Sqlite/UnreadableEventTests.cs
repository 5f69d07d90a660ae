namespace HyperGen.Storage.Tests.Sqlite;

/// <summary>Events that a newer version wrote or somebody changed: nobody passes over them.</summary>
public sealed class UnreadableEventTests : IDisposable
{
    private static readonly SearchSpace Line = new SearchSpaceBuilder("Line").AddFloat("x", 0, 1).Build();
    private static readonly StudyDeclaration Study = new("study", StudyDirection.Minimize, Line, 1);
    private static readonly DateTimeOffset Noon = new(2026, 2, 28, 12, 0, 0, TimeSpan.Zero);

    private readonly SqliteDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData("1, 0, 'future', '{}'", "its kind is unknown")]
    [InlineData("NULL, 0, 'future', '{}'", "its kind is unknown")]
    [InlineData("1, 0, 'told', 'no JSON'", "'told'")]
    [InlineData("1, 0, 'told', '{}'", "it has no 'state'")]
    [InlineData("1, 0, 'claimed', '{\"worker\":\"w\"}'", "it has no 'at'")]
    [InlineData("1, 0, 'claimed', '{\"at\":-1}'", "'claimed'")]
    [InlineData("1, 0, 'reported', '{\"reports\":[[1,2],[3]]}'", "'reported'")]
    [InlineData("1, 7, 'started', '{}'", "the next number is 1")]
    public async Task Event_that_cannot_be_read_is_the_same_error_at_every_look_and_goes_when_it_goes(string row, string problem)
    {
        await using IStudyLog log = await OpenAsync();
        await using IStudyLog other = await OpenAsync();
        await log.CommitAsync(_ => [new TrialStarted(0, [0.5], log.Worker, Noon)]);
        await other.ReadAsync();
        await _database.Tables.ExecuteAsync($"INSERT INTO hypergen_events (study_id, trial_id, number, kind, payload) VALUES (1, {row})");

        Func<Task>[] looks =
        [
            async () => await log.ReadAsync(), async () => await log.ReadAsync(), async () => await log.CommitAsync(_ => [Told]),
            async () => await log.CommitAsync(_ => [Told]), async () => await other.ReadAsync(), async () => await (await OpenAsync()).ReadAsync(),
        ];
        foreach (Func<Task> look in looks)
        {
            StudyStorageException error = await Assert.ThrowsAsync<StudyStorageException>(look);
            Assert.Contains(problem, error.Message, StringComparison.Ordinal);
            Assert.Contains("'hypergen check'", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("..", error.Message, StringComparison.Ordinal);
        }

        await _database.Tables.ExecuteAsync("DELETE FROM hypergen_events WHERE event_id = 2");
        await log.CommitAsync(_ => [Told]);
        Assert.Equal([Told], await other.ReadAsync());
        Assert.Empty(await log.ReadAsync());
    }

    [Fact]
    public async Task Events_before_one_that_cannot_be_read_are_given_once_when_it_has_gone()
    {
        await using IStudyLog log = await OpenAsync();
        await using IStudyLog other = await OpenAsync();
        TrialStarted started = new(0, null, log.Worker, Noon);
        await log.CommitAsync(_ => [started, new TrialReported(0, 1, 0.5)]);
        await _database.Tables.ExecuteAsync(
            "INSERT INTO hypergen_events (study_id, trial_id, number, kind, payload) VALUES (1, 1, 0, 'future', '{}')");
        for (int look = 0; look < 2; look++) await Assert.ThrowsAsync<StudyStorageException>(async () => await other.ReadAsync());
        await _database.Tables.ExecuteAsync("DELETE FROM hypergen_events WHERE kind = 'future'");
        Assert.Equal([started, new TrialReported(0, 1, 0.5)], await other.ReadAsync());
    }

    [Fact]
    public async Task Commit_that_others_spoil_leaves_no_trace_and_rereads_nothing()
    {
        await using IStudyLog log = await OpenAsync();
        await log.CommitAsync(_ => [new TrialStarted(0, [0.5], log.Worker, Noon), new TrialStarted(1, [0.25], log.Worker, Noon)]);
        await log.CommitAsync(_ => [Told]);
        await _database.Tables.ExecuteAsync(
            "CREATE TRIGGER spoil BEFORE UPDATE ON trials BEGIN SELECT RAISE(IGNORE); END; " +
            "UPDATE hypergen_events SET payload = 'read long ago' WHERE event_id = 1");
        StudyEvent[] next = [new TrialReported(1, 1, 0.5), Told with { Trial = 1 }, new TrialStarted(2, [0.75], log.Worker, Noon)];
        StudyStorageException error = await Assert.ThrowsAsync<StudyStorageException>(async () => await log.CommitAsync(_ => next));
        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);

        await _database.Tables.ExecuteAsync("DROP TRIGGER spoil");
        await log.CommitAsync(_ => next);
        Assert.Empty(await log.ReadAsync());
        Assert.Equal(3L, await _database.Tables.ScalarAsync("SELECT COUNT(*) FROM trials"));
        Assert.Equal(2L, await _database.Tables.ScalarAsync("SELECT COUNT(*) FROM hypergen_events WHERE kind = 'told'"));
    }

    private static TrialTold Told => new(0, TrialState.Complete, 1, TimeSpan.FromSeconds(1), null);

    private ValueTask<IStudyLog> OpenAsync() => _database.Open().OpenAsync(Study);
}
