using Xunit.Abstractions;

namespace HyperGen.Storage.Tests.PostgreSql;

[Collection(PostgreSqlServer.Collection)]
public sealed class PostgreSqlProcessTests(PostgreSqlServer server, ITestOutputHelper output) : DatabaseProcessTests(output), IAsyncLifetime
{
    private PostgreSqlDatabase? _database;

    private protected override DatabaseStudies Studies => _database!.Studies;

    private protected override OptunaTables Tables => _database!.Tables;

    private protected override Task UntilGoneAsync() => UntilGoneAsync(Tables);

    public async Task InitializeAsync() => _database = await PostgreSqlDatabase.CreateAsync(server);

    public async Task DisposeAsync() => await (_database?.DisposeAsync() ?? ValueTask.CompletedTask);

    internal static async Task UntilGoneAsync(OptunaTables tables)
    {
        while (!0L.Equals(await tables.ScalarAsync("SELECT COUNT(*) FROM hypergen_workers WHERE expires > CURRENT_TIMESTAMP")))
            await Task.Delay(20);
    }
}
