using HyperGen.StorageWorker;
using Npgsql;

namespace HyperGen.Storage.Tests.PostgreSql;

/// <summary>Trials of foreign clients whose heartbeat stopped, and those whose heartbeat goes on.</summary>
[Collection(PostgreSqlServer.Collection)]
public sealed class StaleTrialsTests(PostgreSqlServer server)
{
    private static readonly PostgreSqlOptions Watchful = new()
    {
        LeaseDuration = TimeSpan.FromSeconds(3),
        ForeignGracePeriod = TimeSpan.FromMinutes(2),
    };

    [Fact]
    public async Task Trial_whose_heartbeat_came_while_the_study_was_locked_lives_on()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync(server);
        await using PostgreSqlStorage storage = PostgreSqlStorage.Open(database.ConnectionString, Watchful);
        await using IStudyLog log = await storage.OpenAsync(DatabaseStudies.Declaration);
        await database.Tables.ExecuteAsync(
            "INSERT INTO trials (number, study_id, state, datetime_start) VALUES (0, 1, 'RUNNING', now()), (1, 1, 'RUNNING', now());" +
            "INSERT INTO trial_heartbeats (trial_id, heartbeat) VALUES (2, CURRENT_TIMESTAMP)");

        await using NpgsqlConnection slow = new(database.ConnectionString);
        await slow.OpenAsync();
        await using NpgsqlTransaction held = await slow.BeginTransactionAsync();
        await using (NpgsqlCommand hold = new("SELECT study_id FROM studies FOR UPDATE", slow, held)) await hold.ExecuteNonQueryAsync();
        await database.Tables.ExecuteAsync(
            "INSERT INTO trial_heartbeats (trial_id, heartbeat) VALUES (1, CURRENT_TIMESTAMP - interval '200 seconds')");
        await UntilAsync(
            "SELECT COUNT(*) > 0 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");
        await database.Tables.ExecuteAsync("UPDATE trial_heartbeats SET heartbeat = CURRENT_TIMESTAMP WHERE trial_id = 2");
        await held.RollbackAsync();

        await UntilAsync("SELECT state = 'FAIL' FROM trials WHERE trial_id = 1");
        Assert.Equal("RUNNING", await database.Tables.ScalarAsync("SELECT state::text FROM trials WHERE trial_id = 2"));

        async Task UntilAsync(string condition)
        {
            while (!true.Equals(await database.Tables.ScalarAsync(condition))) await Task.Delay(20);
        }
    }
}
