using HyperGen.Testing;

namespace HyperGen.Storage.Tests.Sqlite;

public sealed class SqliteStorageRollbackContractTests : StudyStorageContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override IStudyStorage Open() =>
        SqliteStorage.Open(
            _folder.File("studies.db"), new SqliteOptions { JournalMode = SqliteJournalMode.Rollback, Durability = StorageDurability.Everything });
}
