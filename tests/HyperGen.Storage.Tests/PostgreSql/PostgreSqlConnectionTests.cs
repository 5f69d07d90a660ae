using HyperGen.StorageWorker;
using Npgsql;

namespace HyperGen.Storage.Tests.PostgreSql;

/// <summary>Connections that end while nobody looks, and addresses that lead nowhere.</summary>
[Collection(PostgreSqlServer.Collection)]
public sealed class PostgreSqlConnectionTests(PostgreSqlServer server) : IAsyncLifetime
{
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
    public async Task Connection_that_the_server_closed_because_it_was_idle_is_opened_anew()
    {
        const string Idle = "SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = 'idle'";
        NpgsqlConnectionStringBuilder settings = new(Database.ConnectionString)
        {
            Options = "-c idle_session_timeout=300ms",
            ApplicationName = "idle",
        };
        await using PostgreSqlStorage storage = PostgreSqlStorage.Open(settings.ToString());
        await using IStudyLog log = await storage.OpenAsync(DatabaseStudies.Declaration);
        while (!0L.Equals(await Database.Tables.ScalarAsync(Idle))) await Task.Delay(50);
        await log.CommitAsync(_ => [new TrialStarted(0, [1, 0.01, 3, 0, double.NaN], log.Worker, Noon)]);
        Assert.Single(await Database.Studies.EventsAsync());
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
}
