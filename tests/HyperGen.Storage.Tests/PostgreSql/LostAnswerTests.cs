using HyperGen.StorageWorker;
using Npgsql;

namespace HyperGen.Storage.Tests.PostgreSql;

/// <summary>Commits that got through although the connection was lost before the server could say so.</summary>
[Collection(PostgreSqlServer.Collection)]
public sealed class LostAnswerTests(PostgreSqlServer server) : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 2, 28, 12, 0, 0, TimeSpan.Zero);
    private static readonly double[] Point = [1, 0.01, 3, 0, double.NaN];

    private PostgreSqlDatabase? _database;
    private LossyProxy? _proxy;
    private PostgreSqlStorage? _storage;

    public async Task InitializeAsync()
    {
        _database = await PostgreSqlDatabase.CreateAsync(server);
        NpgsqlConnectionStringBuilder settings = new(_database.ConnectionString);
        _proxy = new LossyProxy(settings.Port);
        settings.Port = _proxy.Port;
        _storage = PostgreSqlStorage.Open(settings.ToString(), StorageAddress.ShortLeases);
    }

    public async Task DisposeAsync()
    {
        if (_storage is not null) await _storage.DisposeAsync();
        if (_proxy is not null) await _proxy.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    [Fact]
    public async Task Trial_counts_once_and_its_heartbeat_goes_on()
    {
        await using IStudyLog log = await _storage!.OpenAsync(DatabaseStudies.Declaration);
        _proxy!.LoseNextCommit();
        await log.CommitAsync(_ => [new TrialStarted(0, Point, log.Worker, Noon)]);

        Assert.Equal(1, _proxy.Lost);
        Assert.Empty(await log.ReadAsync());
        Assert.Single(await _database!.Studies.EventsAsync());
        await _database.Tables.ExecuteAsync("UPDATE trial_heartbeats SET heartbeat = '2020-01-01 00:00:00'");
        using CancellationTokenSource tooLong = new(TimeSpan.FromMinutes(1));
        while (0L.Equals(await _database.Tables.ScalarAsync("SELECT COUNT(*) FROM trial_heartbeats WHERE heartbeat > '2021-01-01'")))
            await Task.Delay(20, tooLong.Token);
    }

    [Fact]
    public async Task Space_that_was_stored_by_it_is_not_stored_again_over_a_newer_one()
    {
        await using (IStudyLog first = await _storage!.OpenAsync(Declaration(1))) await CommitAsync(first, 0);
        await using IStudyLog second = await _storage.OpenAsync(Declaration(2));
        await second.ReadAsync();
        _proxy!.LoseNextCommit();
        await CommitAsync(second, 1);
        await using (IStudyLog third = await _storage.OpenAsync(Declaration(3)))
        {
            await third.ReadAsync();
            await CommitAsync(third, 2);
        }

        await second.ReadAsync();
        await CommitAsync(second, 3);

        await using IStudyLog last = await _storage.OpenAsync(Declaration(3));
        Assert.True(last.Difference.IsEmpty);

        static StudyDeclaration Declaration(int high) =>
            new("spaces", StudyDirection.Minimize, new SearchSpaceBuilder("Line").AddFloat("x", 0, high).Build(), 1);

        static ValueTask CommitAsync(IStudyLog log, int number) =>
            log.CommitAsync(_ => [new TrialStarted(number, [0.5], log.Worker, Noon)]);
    }

    [Fact]
    public async Task Commit_that_is_cancelled_then_still_tells_what_became_of_it()
    {
        await using IStudyLog log = await _storage!.OpenAsync(DatabaseStudies.Declaration);
        using CancellationTokenSource source = new();
        _proxy!.LoseNextCommit(source.Cancel);
        await log.CommitAsync(_ => [new TrialStarted(0, Point, log.Worker, Noon)], source.Token);

        Assert.Empty(await log.ReadAsync());
        Assert.Single(await _database!.Studies.EventsAsync());
    }

    [Fact]
    public async Task Study_is_written_and_deleted_once()
    {
        StoredStudy study = new() { Name = "copied", Directions = [StudyDirection.Minimize] };
        await _storage!.ListAsync();
        await (await _storage.OpenAsync(DatabaseStudies.Declaration)).DisposeAsync(); // makes the tables
        _proxy!.LoseNextCommit();
        await _storage.WriteAsync(study);
        Assert.Equal("copied", (await _storage.ReadAsync("copied")).Name);
        await Assert.ThrowsAsync<StudyExistsException>(async () => await _storage.WriteAsync(study));

        // It looks first whether there is such a study; that answer is lost too, and it looks again.
        _proxy.LoseNextCommit(() => _proxy.LoseNextCommit(() => _proxy.LoseNextCommit()));
        await _storage.DeleteAsync("copied");
        Assert.InRange(_proxy.Lost, 3, 4);
        await Assert.ThrowsAsync<StudyNotFoundException>(async () => await _storage.DeleteAsync("copied"));
    }
}
