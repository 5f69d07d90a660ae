namespace HyperGen.Storage.Tests.Sqlite;

/// <summary>Foreign clients that write faster than it can be taken over.</summary>
public sealed class ForeignHasteTests : IDisposable
{
    // As soon as anything of a foreign client is taken over the client reports again, so that a commit that waited for peace would never
    // find it; at a hundred reports the client stops for the test's sake.
    private const string ReportsAgain =
        """
        CREATE TRIGGER reports_again AFTER INSERT ON hypergen_events WHEN NEW.worker IS NULL AND NEW.kind = 'reported' BEGIN
            INSERT INTO trial_intermediate_values (trial_id, step, intermediate_value, intermediate_value_type)
            SELECT 1, COUNT(*), 0.5, 'FINITE' FROM trial_intermediate_values WHERE trial_id = 1 HAVING COUNT(*) < 100;
        END;
        INSERT INTO trials (number, study_id, state, datetime_start) VALUES (0, 1, 'RUNNING', '2026-02-28 12:00:00.000000');
        INSERT INTO trial_intermediate_values (trial_id, step, intermediate_value, intermediate_value_type) VALUES (1, 0, 0.5, 'FINITE')
        """;

    private static readonly DateTimeOffset Noon = new(2026, 2, 28, 12, 0, 0, TimeSpan.Zero);
    private static readonly SearchSpace Line = new SearchSpaceBuilder("Line").AddFloat("x", 0, 1).Build();

    private readonly SqliteDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task Ask_is_decided_though_reports_come_in_before_each_attempt()
    {
        await using IStudyLog log = await _database.Open().OpenAsync(new("study", StudyDirection.Minimize, Line, 1));
        await _database.Tables.ExecuteAsync(ReportsAgain);

        IReadOnlyList<StudyEvent> seen = [];
        await log.CommitAsync(unseen =>
        {
            seen = unseen;
            return [new TrialStarted(1, [0.5], log.Worker, Noon)];
        });

        Assert.Equal([new TrialStarted(0, null, null, Noon), new TrialReported(0, 0, 0.5)], seen);
        Assert.Equal([new TrialReported(0, 1, 0.5)], await log.ReadAsync());
        await _database.Tables.AssertWholesomeAsync("study");
    }

    [Fact]
    public async Task Trial_that_is_created_meanwhile_is_numbered_before_ours()
    {
        await using IStudyLog log = await _database.Open().OpenAsync(new("study", StudyDirection.Minimize, Line, 1));
        await _database.Tables.ExecuteAsync(
            ReportsAgain + ";" +
            """
            CREATE TRIGGER creates_too AFTER INSERT ON hypergen_events WHEN NEW.worker IS NULL AND NEW.number = 0 BEGIN
                INSERT INTO trials (number, study_id, state) SELECT 1, 1, 'WAITING' WHERE NOT EXISTS (SELECT 1 FROM trials WHERE number = 1);
            END
            """);

        List<StudyEvent> seen = [];
        await log.CommitAsync(unseen =>
        {
            seen.AddRange(unseen);
            return [new TrialStarted(2, [0.5], log.Worker, Noon)];
        });

        Assert.Contains(seen, fact => fact is TrialEnqueued { Trial: 1 });
        await _database.Tables.AssertWholesomeAsync("study");
    }
}
