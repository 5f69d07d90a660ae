using HyperGen.Testing;

namespace HyperGen.Tests.Storage;

public sealed class InMemoryStorageTests : StudyStorageContract
{
    private readonly InMemoryStorage _storage = new();

    protected override IStudyStorage Open() => _storage;
}
