using HyperGen.Testing;
using Npgsql;

namespace HyperGen.Storage.Tests.PostgreSql;

[Collection(PostgreSqlServer.Collection)]
public sealed class PostgreSqlCatalogContractTests(PostgreSqlServer server) : StudyCatalogContract, IAsyncLifetime
{
    private NpgsqlDataSource? _source;

    public async Task InitializeAsync() => _source = NpgsqlDataSource.Create(await server.CreateDatabaseAsync());

    public async Task DisposeAsync() => await (_source?.DisposeAsync() ?? ValueTask.CompletedTask);

    protected override IStudyStorage Open() => PostgreSqlStorage.Open(_source!);
}
