using HyperGen.StorageWorker;
using Npgsql;

namespace HyperGen.Storage.Tests.PostgreSql;

/// <summary>A server that goes away, and one that does not let us in.</summary>
[Collection(PostgreSqlServer.Collection)]
public sealed class PostgreSqlFailureTests(PostgreSqlServer server) : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 2, 28, 12, 0, 0, TimeSpan.Zero);

    private PostgreSqlDatabase? _database;

    private PostgreSqlDatabase Database => _database!;

    public async Task InitializeAsync() => _database = await PostgreSqlDatabase.CreateAsync(server);

    public async Task DisposeAsync() => await (_database?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Theory]
    [InlineData("fast")]
    [InlineData("immediate")]
    public async Task Server_restarted_in_the_middle_of_a_commit_loses_nothing_and_the_study_goes_on(string mode)
    {
        await using IStudyLog log = await Database.Open().OpenAsync(DatabaseStudies.Declaration);
        await log.CommitAsync(_ => [new TrialStarted(0, [1, 0.01, 3, 0, double.NaN], log.Worker, Noon)]);
        int decisions = 0;
        await log.CommitAsync(unseen =>
        {
            Assert.Empty(unseen);
            if (decisions++ == 0)
            {
                server.StopAsync(mode).GetAwaiter().GetResult();
                server.StartAsync().GetAwaiter().GetResult();
            }

            return [new TrialTold(0, TrialState.Complete, 1, TimeSpan.Zero, null)];
        });
        Assert.Equal(2, decisions);
        Assert.Empty(await log.ReadAsync());
        Assert.Equal(2, (await Database.Studies.EventsAsync()).Count);
        await Database.Tables.AssertWholesomeAsync(DatabaseStudies.Study);
    }

    [Fact]
    public async Task Connections_cut_at_any_moment_lose_nothing_and_double_nothing()
    {
        const int Trials = 200;
        await (await Database.Studies.OpenAsync()).DisposeAsync(); // on a busy machine making the tables takes longer than any cut lets it
        using CancellationTokenSource end = new();
        Task<int> cutting = CutAsync(end.Token);
        List<(int, string)> told = [];
        await Task.WhenAll(WorkAsync(), WorkAsync()).WaitAsync(TimeSpan.FromMinutes(2));
        await end.CancelAsync();
        Assert.True(await cutting > 10);
        Assert.Equal(Enumerable.Range(0, Trials), told.Select(one => one.Item1).Order());
        await Database.Studies.AssertCompleteAsync(Trials, told);
        await Database.Tables.AssertWholesomeAsync(DatabaseStudies.Study);

        async Task WorkAsync()
        {
            await using IStudyLog log = await Database.Studies.OpenAsync();
            await new Worker(log, Trials).RunAsync((number, value) =>
            {
                lock (told) told.Add((number, value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
            });
        }
    }

    [Fact]
    public async Task Server_that_may_only_read_for_a_while_as_in_a_failover_loses_nothing()
    {
        OptunaTables others = new(() => new NpgsqlConnection(server.ConnectionString() + ";Pooling=false"));
        string name = new NpgsqlConnectionStringBuilder(Database.ConnectionString).Database!;
        string refusals = $"SELECT xact_rollback FROM pg_stat_database WHERE datname = '{name}'";
        await using PostgreSqlStorage storage = PostgreSqlStorage.Open(Database.ConnectionString);
        await using IStudyLog log = await storage.OpenAsync(DatabaseStudies.Declaration);
        await others.ExecuteAsync($"ALTER DATABASE {name} SET default_transaction_read_only = on");
        await others.ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        long before = (long)(await others.ScalarAsync(refusals))!;
        Task commit = log.CommitAsync(_ => [new TrialStarted(0, [1, 0.01, 3, 0, double.NaN], log.Worker, Noon)]).AsTask();
        while ((long)(await others.ScalarAsync(refusals))! < before + 2 && !commit.IsCompleted) await Task.Delay(10);
        Assert.False(commit.IsCompleted);
        await others.ExecuteAsync($"ALTER DATABASE {name} RESET default_transaction_read_only");
        await commit;
        Assert.Single(await Database.Studies.EventsAsync());
    }

    [Fact]
    public async Task Full_disk_of_the_server_is_a_clear_error_and_with_room_the_study_goes_on()
    {
        await using IStudyLog log = await Database.Open().OpenAsync(DatabaseStudies.Declaration);
        await log.CommitAsync(_ => [new TrialStarted(0, [1, 0.01, 3, 0, double.NaN], log.Worker, Noon)]);
        await Database.Tables.ExecuteAsync(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'disk_full'; END $$; " +
            "CREATE TRIGGER refuse BEFORE UPDATE ON trials FOR EACH ROW EXECUTE FUNCTION refuse()");
        TrialTold told = new(0, TrialState.Complete, 1, TimeSpan.Zero, null);
        StudyStorageException error = await Assert.ThrowsAsync<StudyStorageException>(async () => await log.CommitAsync(_ => [told]));
        Assert.Contains("the server's disk is full. Nothing was recorded; make room", error.Message, StringComparison.Ordinal);
        Assert.Single(await Database.Studies.EventsAsync());

        await Database.Tables.ExecuteAsync("DROP TRIGGER refuse ON trials");
        await log.CommitAsync(_ => [told]);
        Assert.Equal(2, (await Database.Studies.EventsAsync()).Count);
        await Database.Tables.AssertWholesomeAsync(DatabaseStudies.Study);
    }

    [Fact]
    public async Task Wrong_password_is_an_error_at_once_that_names_the_user_and_not_the_password()
    {
        string error = await ErrorAsync(server.ConnectionString(password: "wrong-secret"));
        Assert.Contains("does not let the user 'postgres' in", error, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-secret", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_database_is_named()
    {
        string error = await ErrorAsync(server.ConnectionString("missing"));
        Assert.Contains("/missing'", error, StringComparison.Ordinal);
        Assert.Contains("create it", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_that_is_not_there_is_an_error_that_names_the_address()
    {
        string error = await ErrorAsync(new NpgsqlConnectionStringBuilder(server.ConnectionString()) { Port = 1 }.ToString());
        Assert.Contains("127.0.0.1:1", error, StringComparison.Ordinal);
        Assert.Contains("out of reach", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task User_who_may_not_create_tables_is_told_so()
    {
        await Database.Tables.ExecuteAsync("CREATE ROLE guest LOGIN PASSWORD 'guest'; REVOKE ALL ON SCHEMA public FROM PUBLIC");
        string error = await ErrorAsync(
            new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Username = "guest", Password = "guest" }.ToString());
        await Database.Tables.ExecuteAsync("DROP ROLE guest");
        Assert.Contains("'guest'", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_out_of_range_are_refused_by_name()
    {
        Refused(nameof(PostgreSqlOptions.LeaseDuration), new PostgreSqlOptions { LeaseDuration = TimeSpan.FromMilliseconds(1) });
        Refused(nameof(PostgreSqlOptions.LeaseDuration), new PostgreSqlOptions { LeaseDuration = TimeSpan.MaxValue });
        Refused(nameof(PostgreSqlOptions.ReconnectTimeout), new PostgreSqlOptions { ReconnectTimeout = TimeSpan.FromSeconds(-1) });
        Refused(nameof(PostgreSqlOptions.ForeignGracePeriod), new PostgreSqlOptions { ForeignGracePeriod = TimeSpan.Zero });
        Assert.ThrowsAny<ArgumentException>(() => PostgreSqlStorage.Open("no connection string"));

        static void Refused(string name, PostgreSqlOptions options) =>
            Assert.Throws<ArgumentOutOfRangeException>(name, () => PostgreSqlStorage.Open("Host=localhost", options));
    }

    private async Task<int> CutAsync(CancellationToken cancellationToken)
    {
        int cuts = 0;
        Rng moments = Rng.ForTrial(3, 0);
        while (!cancellationToken.IsCancellationRequested)
        {
            await using NpgsqlConnection connection = new(server.ConnectionString() + ";Pooling=false");
            await connection.OpenAsync(CancellationToken.None);
            await using NpgsqlCommand cut = new(
                "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = " +
                $"'{new NpgsqlConnectionStringBuilder(Database.ConnectionString).Database}'", connection);
            cuts += (int)(long)(await cut.ExecuteScalarAsync(CancellationToken.None))!;
            await Task.Delay((int)moments.NextInt(5, 120), CancellationToken.None);
        }

        return cuts;
    }

    private static async Task<string> ErrorAsync(string connectionString)
    {
        await using PostgreSqlStorage storage = PostgreSqlStorage.Open(
            connectionString, new PostgreSqlOptions { ReconnectTimeout = TimeSpan.FromSeconds(1) });
        return (await Assert.ThrowsAsync<StudyStorageException>(async () => await storage.OpenAsync(DatabaseStudies.Declaration))).Message;
    }
}
