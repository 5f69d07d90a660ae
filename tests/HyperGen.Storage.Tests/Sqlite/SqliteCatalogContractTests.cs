using HyperGen.Testing;

namespace HyperGen.Storage.Tests.Sqlite;

public sealed class SqliteCatalogContractTests : StudyCatalogContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override IStudyStorage Open() => SqliteStorage.Open(_folder.File("studies.db"));
}
