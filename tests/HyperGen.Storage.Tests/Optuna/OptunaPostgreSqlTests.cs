using HyperGen.Storage.Tests.PostgreSql;
using Npgsql;

namespace HyperGen.Storage.Tests.Optuna;

[Collection(PostgreSqlServer.Collection)]
public sealed class OptunaPostgreSqlTests(PostgreSqlServer server) : OptunaDatabaseTests, IAsyncLifetime
{
    private PostgreSqlDatabase? _database;

    private protected override DatabaseStudies Studies => _database!.Studies;

    private protected override OptunaTables Tables => _database!.Tables;

    private protected override int Enqueued => 20;

    private protected override string Url
    {
        get
        {
            NpgsqlConnectionStringBuilder settings = new(_database!.ConnectionString);
            return $"postgresql+psycopg2://{settings.Username}:{Uri.EscapeDataString(settings.Password!)}@{settings.Host}:{settings.Port}/{settings.Database}";
        }
    }

    public async Task InitializeAsync() => _database = await PostgreSqlDatabase.CreateAsync(server);

    public async Task DisposeAsync() => await (_database?.DisposeAsync() ?? ValueTask.CompletedTask);

    private protected override ValueTask<IStudyLog> OpenWatchfulAsync() => _database!.Open().OpenAsync(DatabaseStudies.Declaration);
}
