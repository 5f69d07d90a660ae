namespace HyperGen.Storage.Tests.Sqlite;

/// <summary>Rows of other clients that mean nothing: an error in the storage's own words, whoever meets them.</summary>
public sealed class UnreadableRowTests : IDisposable
{
    private static readonly SearchSpace Line = new SearchSpaceBuilder("Line").AddFloat("x", 0, 1).Build();
    private static readonly StudyDeclaration Study = new("study", StudyDirection.Minimize, Line, 1);

    private readonly SqliteDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData("UPDATE trials SET state = 'LEASED'")]
    [InlineData("INSERT INTO trial_params (trial_id, param_name, param_value, distribution_json) VALUES (1, 'x', 0.5, NULL)")]
    [InlineData("INSERT INTO trial_params (trial_id, param_name, param_value, distribution_json) VALUES (1, NULL, 0.5, '{}')")]
    [InlineData("INSERT INTO trial_user_attributes (trial_id, \"key\", value_json) VALUES (1, 'hypergen:error', 'no JSON')")]
    public async Task Row_that_means_nothing_is_an_error_that_names_the_database_and_the_mend(string poison)
    {
        await using IStudyLog log = await _database.Open().OpenAsync(Study);
        await _database.Tables.ExecuteAsync(
            "INSERT INTO trials (number, study_id, state, datetime_start) VALUES (0, 1, 'RUNNING', '2026-02-28 12:00:00.000000')");
        await _database.Tables.ExecuteAsync(poison);
        foreach (Func<Task> read in (Func<Task>[])[async () => await log.ReadAsync(), async () => await _database.Open().ReadAsync("study")])
        {
            StudyStorageException error = await Assert.ThrowsAsync<StudyStorageException>(read);
            Assert.Contains(_database.Path, error.Message, StringComparison.Ordinal);
            Assert.Contains("hypergen check", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Number_beyond_those_of_trials_is_such_an_error_too()
    {
        await using IStudyLog log = await _database.Open().OpenAsync(Study);
        await _database.Tables.ExecuteAsync(
            "INSERT INTO trials (number, study_id, state) VALUES (0, 1, 'RUNNING'); " +
            "INSERT INTO hypergen_events (study_id, trial_id, number, kind, payload) VALUES (1, 1, 3000000000, 'started', '{}')");
        StudyStorageException error = await Assert.ThrowsAsync<StudyStorageException>(async () => await log.ReadAsync());
        Assert.Contains("hypergen check", error.Message, StringComparison.Ordinal);
    }
}
