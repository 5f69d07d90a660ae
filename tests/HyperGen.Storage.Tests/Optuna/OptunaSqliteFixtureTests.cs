using HyperGen.Storage.Tests.Sqlite;

namespace HyperGen.Storage.Tests.Optuna;

/// <summary>Files of the real client.</summary>
public sealed class OptunaSqliteFixtureTests : OptunaDatabaseFixtureTests, IDisposable
{
    private readonly SqliteDatabase _database = new();

    private protected override IStudyStorage Storage => _database.Open();

    private protected override OptunaTables Tables => _database.Tables;

    private protected override string Expected => "shared";

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData("4.9")]
    [InlineData("5.0")]
    public async Task Studies_are_listed_and_copied_without_being_opened(string version)
    {
        await LoadAsync(version);
        byte[] before = await File.ReadAllBytesAsync(_database.Path);
        SqliteStorage storage = _database.Open();
        Assert.Equal(["other", "shared", "mixed"], (await storage.ListAsync()).Select(study => study.Name));
        InMemoryStorage memory = new();
        StoredStudy copy = await storage.CopyAsync("shared", memory);
        Assert.Equal((11, null, 8), (copy.Trials.Count, copy.Seed, copy.Told.Count));
        Assert.Equal(before, await File.ReadAllBytesAsync(_database.Path));
    }

    private protected override Task LoadAsync(string version)
    {
        File.Copy(Fixture($"optuna-{version}.db"), _database.Path);
        return Task.CompletedTask;
    }
}
