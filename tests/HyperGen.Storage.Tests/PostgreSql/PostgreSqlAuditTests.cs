using HyperGen.Testing;
using Npgsql;

namespace HyperGen.Storage.Tests.PostgreSql;

[Collection(PostgreSqlServer.Collection)]
public sealed class PostgreSqlAuditTests(PostgreSqlServer server) : IAsyncLifetime
{
    private NpgsqlDataSource? _source;

    public async Task InitializeAsync() => _source = NpgsqlDataSource.Create(await server.CreateDatabaseAsync());

    public async Task DisposeAsync() => await (_source?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Theory]
    [InlineData("SELECT 1", "")]
    [InlineData("UPDATE trials SET number = NULL WHERE number = 6", "number-missing numbers-not-contiguous")]
    [InlineData("UPDATE trial_values SET value = 'NaN' WHERE trial_id = 1", "value-nan")]
    [InlineData("UPDATE trial_values SET objective = 1 WHERE trial_id = 1", "objective-missing")]
    [InlineData("UPDATE study_user_attributes SET value_json = 'text' WHERE key = 'note'", "attribute-unreadable")]
    [InlineData("CREATE TABLE notes (trial_id INTEGER REFERENCES trials (trial_id))", "cascade-missing")]
    [InlineData("CREATE TABLE notes (trial_id INTEGER REFERENCES trials (trial_id) ON DELETE CASCADE)", "")]
    public async Task Row_that_breaks_a_client_is_found(string sql, string codes)
    {
        await PostgreSqlStorage.Open(_source!).WriteAsync(StudyCatalogContractStudies.Ours);
        await using NpgsqlCommand command = _source!.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
        IReadOnlyList<StorageFinding> findings = await PostgreSqlStorage.Open(_source!).AuditAsync();
        Assert.Equal(codes.Split(' ', StringSplitOptions.RemoveEmptyEntries), findings.Select(finding => finding.Code).Distinct());
    }
}
