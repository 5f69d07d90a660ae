using HyperGen.Storage.Tests.Sqlite;

namespace HyperGen.Storage.Tests.Optuna;

public sealed class OptunaSqliteTests : OptunaDatabaseTests, IDisposable
{
    private readonly SqliteDatabase _database = new();

    private protected override DatabaseStudies Studies => _database.Studies;

    private protected override OptunaTables Tables => _database.Tables;

    // Optuna looks at a waiting trial and takes it in two steps that no lock of SQLite joins: two of its processes may both run it.
    private protected override int Enqueued => 0;

    private protected override string Url => $"sqlite:///{_database.Path}";

    public void Dispose() => _database.Dispose();

    private protected override ValueTask<IStudyLog> OpenWatchfulAsync() =>
        _database.Open(new SqliteOptions { HeartbeatInterval = TimeSpan.FromMilliseconds(50) }).OpenAsync(DatabaseStudies.Declaration);
}
