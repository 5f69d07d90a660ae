using HyperGen.Testing;

namespace HyperGen.Tests.Storage;

public sealed class JournalStorageContractTests : StudyStorageContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override IStudyStorage Open() => JournalStorage.Open(_folder.File("study.jsonl"));
}
