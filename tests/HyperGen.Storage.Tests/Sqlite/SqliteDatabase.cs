using HyperGen.StorageWorker;
using Microsoft.Data.Sqlite;

namespace HyperGen.Storage.Tests.Sqlite;

/// <summary>A database file of its own for one test.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SqliteDatabase() => Tables = new OptunaTables(Connect);

    public string Folder => _folder.Path;

    public string Path => _folder.File("studies.db");

    public OptunaTables Tables { get; }

    public DatabaseStudies Studies => new(StorageAddress.OfSqlite(Path));

    public SqliteStorage Open(SqliteOptions? options = null) => SqliteStorage.Open(Path, options);

    public SqliteConnection Connect() => new($"Data Source={Path};Pooling=False");

    public void Dispose() => _folder.Dispose();
}
