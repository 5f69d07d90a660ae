using HyperGen.StorageWorker;
using Npgsql;

namespace HyperGen.Storage.Tests.PostgreSql;

/// <summary>A database of its own for one test.</summary>
internal sealed class PostgreSqlDatabase : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;

    private PostgreSqlDatabase(string connectionString)
    {
        ConnectionString = connectionString;
        _source = NpgsqlDataSource.Create(connectionString);
        Tables = new OptunaTables(
            () => new NpgsqlConnection(connectionString + ";Pooling=false")); // a restarted server leaves no broken ones
    }

    public string ConnectionString { get; }

    public OptunaTables Tables { get; }

    public DatabaseStudies Studies => new(StorageAddress.OfPostgreSql(ConnectionString));

    public static async Task<PostgreSqlDatabase> CreateAsync(PostgreSqlServer server) => new(await server.CreateDatabaseAsync());

    public PostgreSqlStorage Open() => PostgreSqlStorage.Open(_source, StorageAddress.ShortLeases);

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
