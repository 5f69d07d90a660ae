using HyperGen.Storage.Tests.PostgreSql;

namespace HyperGen.Storage.Tests.Optuna;

/// <summary>Databases of the real client, as <c>pg_dump --inserts</c> writes them.</summary>
[Collection(PostgreSqlServer.Collection)]
public sealed class OptunaPostgreSqlFixtureTests(PostgreSqlServer server) : OptunaDatabaseFixtureTests, IAsyncLifetime
{
    private PostgreSqlDatabase? _database;

    private protected override IStudyStorage Storage => _database!.Open();

    private protected override OptunaTables Tables => _database!.Tables;

    private protected override string Expected => "postgresql";

    public async Task InitializeAsync() => _database = await PostgreSqlDatabase.CreateAsync(server);

    public async Task DisposeAsync() => await (_database?.DisposeAsync() ?? ValueTask.CompletedTask);

    private protected override async Task LoadAsync(string version) =>
        await Tables.ExecuteAsync(await File.ReadAllTextAsync(Fixture($"optuna-{version}.postgresql.sql")));
}
