using HyperGen.Testing;

namespace HyperGen.Tests.Storage;

public sealed class InMemoryCatalogContractTests : StudyCatalogContract
{
    private readonly InMemoryStorage _storage = new();

    protected override IStudyStorage Open() => _storage;
}

public sealed class JournalCatalogContractTests : StudyCatalogContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override IStudyStorage Open() => JournalStorage.Open(_folder.File("study.jsonl"));
}
