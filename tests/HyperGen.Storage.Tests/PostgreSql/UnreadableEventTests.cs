using HyperGen.StorageWorker;

namespace HyperGen.Storage.Tests.PostgreSql;

[Collection(PostgreSqlServer.Collection)]
public sealed class UnreadableEventTests(PostgreSqlServer server) : IAsyncLifetime
{
    private PostgreSqlDatabase? _database;

    public async Task InitializeAsync() => _database = await PostgreSqlDatabase.CreateAsync(server);

    public async Task DisposeAsync() => await (_database?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Fact]
    public async Task Event_that_cannot_be_read_is_the_same_error_at_every_look_and_goes_when_it_goes()
    {
        await using IStudyLog log = await _database!.Studies.OpenAsync();
        TrialStarted started = new(0, [1, 0.01, 3, 0, double.NaN], log.Worker, new DateTimeOffset(2026, 2, 28, 12, 0, 0, TimeSpan.Zero));
        TrialTold told = new(0, TrialState.Complete, 1, TimeSpan.FromSeconds(1), null);
        await log.CommitAsync(_ => [started]);
        await _database.Tables.ExecuteAsync(
            "INSERT INTO hypergen_events (study_id, trial_id, number, kind, payload) SELECT study_id, trial_id, 0, 'future', '{}' FROM trials");
        Func<Task>[] looks =
        [
            async () => await log.ReadAsync(), async () => await log.ReadAsync(), async () => await log.CommitAsync(_ => [told]),
            async () => await log.CommitAsync(_ => [told]),
        ];
        foreach (Func<Task> look in looks)
            Assert.Contains("its kind is unknown", (await Assert.ThrowsAsync<StudyStorageException>(look)).Message, StringComparison.Ordinal);
        IStorageAudit audit = (IStorageAudit)StorageAddress.Open(_database.Studies.Address);
        Assert.Equal(["events-unreadable"], (await audit.AuditAsync()).Select(finding => finding.Code));

        await _database.Tables.ExecuteAsync("DELETE FROM hypergen_events WHERE kind = 'future'");
        await log.CommitAsync(_ => [told]);
        Assert.Empty(await log.ReadAsync());
        Assert.Empty(await audit.AuditAsync());
    }
}
