using HyperGen.Testing;

namespace HyperGen.Tests.Storage;

public sealed class JournalStorageFileLockContractTests : StudyStorageContract, IDisposable
{
    private static readonly JournalOptions Options = new() { Lock = JournalLockKind.File, Durability = StorageDurability.None };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override IStudyStorage Open() => JournalStorage.Open(_folder.File("study.jsonl"), Options);
}
