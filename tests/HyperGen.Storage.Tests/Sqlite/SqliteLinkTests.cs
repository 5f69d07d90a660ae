using HyperGen.StorageWorker;
using HyperGen.Testing;

namespace HyperGen.Storage.Tests.Sqlite;

/// <summary>A database that is opened by another name than its own.</summary>
public sealed class SqliteLinkTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 2, 28, 12, 0, 0, TimeSpan.Zero);

    private readonly SqliteDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [UnixFact]
    public async Task Database_behind_a_symbolic_link_is_the_one_that_the_link_leads_to()
    {
        string link = Path.Combine(_database.Folder, "link.db");
        File.CreateSymbolicLink(link, _database.Path);
        await using IStudyLog direct = await _database.Open().OpenAsync(DatabaseStudies.Declaration);
        await using IStudyLog linked = await SqliteStorage.Open(link).OpenAsync(DatabaseStudies.Declaration);
        await linked.CommitAsync(_ => [new TrialStarted(0, [1, 0.01, 3, 0, double.NaN], linked.Worker, Noon)]);
        await linked.CommitAsync(_ => [new TrialTold(0, TrialState.Complete, 1, TimeSpan.Zero, null)]);
        Assert.Equal(2, (await direct.ReadAsync()).Count);
        Assert.False(await direct.IsGoneAsync(linked.Worker));
    }
}
