namespace HyperGen.Storage.Tests.PostgreSql;

[Collection(PostgreSqlServer.Collection)]
public sealed class PostgreSqlProcessTests(PostgreSqlServer server) : DatabaseProcessTests, IAsyncLifetime
{
    private PostgreSqlDatabase? _database;

    private protected override DatabaseStudies Studies => _database!.Studies;

    private protected override OptunaTables Tables => _database!.Tables;

    public async Task InitializeAsync() => _database = await PostgreSqlDatabase.CreateAsync(server);

    public async Task DisposeAsync() => await (_database?.DisposeAsync() ?? ValueTask.CompletedTask);
}
