using System.Transactions;
using HyperGen.StorageWorker;
using Npgsql;

namespace HyperGen.Storage.Tests.PostgreSql;

/// <summary>Connections that end while nobody looks, and addresses that lead nowhere.</summary>
[Collection(PostgreSqlServer.Collection)]
public sealed class PostgreSqlConnectionTests(PostgreSqlServer server) : IAsyncLifetime
{
    private const string OwnName = "own";

    private static readonly DateTimeOffset Noon = new(2026, 2, 28, 12, 0, 0, TimeSpan.Zero);

    private PostgreSqlDatabase? _database;

    private PostgreSqlDatabase Database => _database!;

    public async Task InitializeAsync() => _database = await PostgreSqlDatabase.CreateAsync(server);

    public async Task DisposeAsync() => await (_database?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Fact]
    public async Task Study_whose_connection_was_cut_closes_without_an_error()
    {
        IStudyLog log = await Database.Open().OpenAsync(DatabaseStudies.Declaration);
        await Database.Tables.ExecuteAsync(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        await log.DisposeAsync();
    }

    [Fact]
    public async Task Study_whose_source_of_connections_is_gone_closes_without_an_error()
    {
        PostgreSqlStorage storage = PostgreSqlStorage.Open(Database.ConnectionString);
        IStudyLog log = await storage.OpenAsync(DatabaseStudies.Declaration);
        await storage.DisposeAsync();
        await log.DisposeAsync();
    }

    [Fact]
    public async Task Connection_that_the_server_closed_because_it_was_idle_is_opened_anew()
    {
        await using PostgreSqlStorage storage = OpenWith("idle_session_timeout=300ms");
        await using IStudyLog log = await storage.OpenAsync(DatabaseStudies.Declaration);
        while (await IsConnectedAsync("true")) await Task.Delay(50);
        await log.CommitAsync(_ => Begun(log));
        Assert.Single(await Database.Studies.EventsAsync());
    }

    [Fact]
    public async Task Connection_that_the_server_closed_in_the_middle_of_a_transaction_is_opened_anew()
    {
        await using PostgreSqlStorage storage = OpenWith("idle_in_transaction_session_timeout=300ms");
        await using IStudyLog log = await storage.OpenAsync(DatabaseStudies.Declaration);
        int decisions = 0;
        await log.CommitAsync(_ =>
        {
            while (decisions == 0 && IsConnectedAsync("state = 'idle in transaction'").GetAwaiter().GetResult())
            {
            }

            decisions++;
            return Begun(log);
        });
        Assert.Equal(2, decisions);
        Assert.Single(await Database.Studies.EventsAsync());
    }

    [Fact]
    public async Task Statement_that_the_server_ended_because_it_waited_too_long_is_tried_again()
    {
        const string Waiting = "wait_event_type = 'Lock'";
        await using PostgreSqlStorage storage = OpenWith("statement_timeout=200ms");
        await using IStudyLog log = await storage.OpenAsync(DatabaseStudies.Declaration);
        await using NpgsqlConnection other = new(Database.ConnectionString);
        await other.OpenAsync();
        await using NpgsqlTransaction held = await other.BeginTransactionAsync();
        await using (NpgsqlCommand hold = new("SELECT study_id FROM studies FOR UPDATE", other, held)) await hold.ExecuteNonQueryAsync();
        Task commit = log.CommitAsync(_ => Begun(log)).AsTask();
        for (int waits = 0; waits < 3 && !commit.IsCompleted; waits++)
        {
            while (!commit.IsCompleted && !await IsConnectedAsync(Waiting)) await Task.Delay(5);
            while (!commit.IsCompleted && await IsConnectedAsync(Waiting)) await Task.Delay(5);
        }

        await held.RollbackAsync();
        await commit;
        Assert.Single(await Database.Studies.EventsAsync());
    }

    [Fact]
    public async Task Transaction_of_the_caller_that_is_not_completed_takes_nothing_with_it()
    {
        using (TransactionScope scope = new(TransactionScopeAsyncFlowOption.Enabled))
        {
            await using IStudyLog log = await Database.Open().OpenAsync(DatabaseStudies.Declaration);
            await log.CommitAsync(_ => Begun(log));
            Assert.Single(await Database.Studies.EventsAsync());
        }

        Assert.Single(await Database.Studies.EventsAsync());
    }

    [Fact]
    public async Task Studies_of_one_storage_do_not_wait_for_each_other()
    {
        await using PostgreSqlStorage storage = PostgreSqlStorage.Open(Database.ConnectionString);
        await using IStudyLog slow = await storage.OpenAsync(DatabaseStudies.Declaration);
        await using IStudyLog fast = await storage.OpenAsync(DatabaseStudies.Declaration with { Name = "other" });
        await slow.CommitAsync(_ =>
        {
            fast.CommitAsync(_ => Begun(fast)).AsTask()
                .WaitAsync(TimeSpan.FromMinutes(1)).GetAwaiter().GetResult();
            return Begun(slow);
        });
        Assert.Single(await Database.Studies.EventsAsync());
    }

    [Fact]
    public void Connection_string_with_multiplexing_is_refused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => PostgreSqlStorage.Open("Host=localhost;Multiplexing=true"));
        Assert.Contains("Multiplexing", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("26000")]
    [InlineData("42P05")]
    public void Error_of_a_pooler_that_mixes_connections_names_the_mend(string code)
    {
        using NpgsqlDataSource source = NpgsqlDataSource.Create("Host=db");
        PostgreSqlDialect dialect = new(source, new PostgreSqlOptions());
        string error = dialect.Explain(new PostgresException("prepared statement \"_p1\" does not exist", "ERROR", "ERROR", code));
        Assert.Contains("session mode", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgresql+psycopg2://u:p%40ss@127.0.0.1:{0}/{1}")]
    [InlineData("postgresql://u:p%40ss@127.0.0.1:{0}/{1}?application_name=x")]
    public void Address_as_Optuna_has_it_is_accepted(string form)
    {
        NpgsqlConnectionStringBuilder settings = new(Database.ConnectionString);
        string address = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, settings.Port, settings.Database);
        Assert.Equal(
            $"postgresql://127.0.0.1:{settings.Port}/{settings.Database}", PostgreSqlStorage.Open(address).ToString());
    }

    [Fact]
    public async Task Beat_that_hangs_does_not_silence_the_worker()
    {
        NpgsqlConnectionStringBuilder settings = new(Database.ConnectionString) { Pooling = false, Timeout = 0, CommandTimeout = 0 };
        await using LossyProxy proxy = new(settings.Port);
        settings.Port = proxy.Port;
        await using PostgreSqlStorage storage = PostgreSqlStorage.Open(settings.ToString(), StorageAddress.ShortLeases);
        await using IStudyLog log = await storage.OpenAsync(DatabaseStudies.Declaration);
        proxy.HangNextConnection();
        while (proxy.Hanging == 0) await Task.Delay(10);

        await Database.Tables.ExecuteAsync("UPDATE hypergen_workers SET expires = '2020-01-01'");
        using CancellationTokenSource tooLong = new(TimeSpan.FromMinutes(1));
        while (0L.Equals(await Database.Tables.ScalarAsync("SELECT COUNT(*) FROM hypergen_workers WHERE expires > '2021-01-01'")))
            await Task.Delay(20, tooLong.Token);
    }

    [Theory]
    [InlineData(0, 5, false)]
    [InlineData(9, 5, false)]
    [InlineData(-8, 5, false)] // hours older than the grace to a plain comparison
    [InlineData(-8, 3000, false)] // it may be: its silence tells
    [InlineData(-8, 100_000, true)]
    [InlineData(9, 130_000, true)]
    public async Task Heartbeat_is_too_old_for_a_long_grace_when_it_is_in_every_time_zone(double hours, int age, bool isStale) =>
        Assert.Equal(isStale, await IsOlderAsync(hours, age, grace: 1200));

    [Theory]
    [InlineData(0, -5, false)] // newer than the look
    [InlineData(0, 5, false)]
    [InlineData(0, 130, true)]
    [InlineData(9, -5, false)] // written in Tokyo
    [InlineData(9, 5, false)]
    [InlineData(9, 130, true)]
    [InlineData(-8, -5, false)] // written in California: hours old to a plain comparison
    [InlineData(-8, 5, false)]
    [InlineData(-8, 130, true)]
    [InlineData(5.75, -5, false)] // Kathmandu
    [InlineData(5.75, 5, false)]
    [InlineData(5.75, 600, true)]
    public async Task Age_of_a_heartbeat_does_not_depend_on_the_time_zone_of_who_wrote_it(double hours, int age, bool isStale) =>
        Assert.Equal(isStale, await IsOlderAsync(hours, age, grace: 120));

    private async Task<object?> IsOlderAsync(double hours, int age, int grace)
    {
        using NpgsqlDataSource source = NpgsqlDataSource.Create("Host=db");
        string heartbeat = FormattableString.Invariant(
            $"(CURRENT_TIMESTAMP::timestamp + interval '{hours * 60} minutes' - interval '{age} seconds')");
        string condition = new PostgreSqlDialect(source, new PostgreSqlOptions()).IsOlderThan(heartbeat, $"{grace}");
        return await Database.Tables.ScalarAsync($"SELECT {condition}");
    }

    [Fact]
    public async Task Host_that_has_no_address_is_an_error_that_names_it()
    {
        string host = new('x', 64); // longer than a name may be: nobody is asked for it
        await using PostgreSqlStorage storage = PostgreSqlStorage.Open(
            $"Host={host};Username=u;Password=s3cret", new PostgreSqlOptions { ReconnectTimeout = TimeSpan.Zero });
        StudyStorageException error = await Assert.ThrowsAsync<StudyStorageException>(
            async () => await storage.OpenAsync(DatabaseStudies.Declaration));
        Assert.Contains($"{host}:5432", error.Message, StringComparison.Ordinal);
        Assert.Contains("out of reach", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<StudyEvent> Begun(IStudyLog log) =>
        [new TrialStarted(0, [1, 0.01, 3, 0, double.NaN], log.Worker, Noon)];

    /// <summary>Opens the database with a setting of the server for the own connections.</summary>
    private PostgreSqlStorage OpenWith(string setting) => PostgreSqlStorage.Open(
        new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Options = $"-c {setting}", ApplicationName = OwnName }.ToString());

    /// <summary>Whether a connection of <see cref="OpenWith"/> is in some state.</summary>
    private async Task<bool> IsConnectedAsync(string condition) => !0L.Equals(await Database.Tables.ScalarAsync(
        $"SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = '{OwnName}' AND {condition}"));
}
