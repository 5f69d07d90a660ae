using HyperGen.StorageWorker;
using Xunit.Abstractions;

namespace HyperGen.Storage.Tests.PostgreSql;

/// <summary>Processes that reach the database through PgBouncer in transaction mode.</summary>
[Collection(PostgreSqlServer.Collection)]
public sealed class PgBouncerTests(PostgreSqlServer server, ITestOutputHelper output) : DatabaseProcessTests(output), IAsyncLifetime
{
    private PostgreSqlDatabase? _database;
    private PgBouncer? _pooler;

    private protected override DatabaseStudies Studies => new(StorageAddress.OfPostgreSql(_pooler!.ConnectionString));

    private protected override OptunaTables Tables => _database!.Tables;

    public async Task InitializeAsync()
    {
        _database = await PostgreSqlDatabase.CreateAsync(server);
        _pooler = await PgBouncer.StartAsync(_database.ConnectionString, "transaction");
    }

    public async Task DisposeAsync()
    {
        if (_pooler is not null) await _pooler.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    private protected override Task UntilGoneAsync() => PostgreSqlProcessTests.UntilGoneAsync(Tables);
}
