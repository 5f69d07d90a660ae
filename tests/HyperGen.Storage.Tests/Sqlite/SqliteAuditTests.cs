using HyperGen.Testing;
using Microsoft.Data.Sqlite;

namespace HyperGen.Storage.Tests.Sqlite;

/// <summary>Each kind of row that breaks the real client, in a database that is sound otherwise.</summary>
public sealed class SqliteAuditTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("studies.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Sound_database_has_nothing_to_find()
    {
        Assert.Empty(await SqliteStorage.Open(Path).AuditAsync());
        Assert.False(File.Exists(Path));
        await SqliteStorage.Open(Path).WriteAsync(StudyCatalogContractStudies.Ours);
        Assert.Empty(await SqliteStorage.Open(Path).AuditAsync());
    }

    [Theory]
    [InlineData("UPDATE trials SET datetime_start = '2026-02-28 12:00:00.1234567' WHERE number = 0", "date-unreadable")]
    [InlineData("UPDATE trials SET datetime_start = '2026-02-28 12:00:00.5' WHERE number = 0", "date-unreadable")]
    [InlineData("UPDATE trials SET datetime_complete = '2026-02-28T12:00:00.123456' WHERE number = 0", "date-unreadable")]
    [InlineData("UPDATE trials SET datetime_complete = 2461000.5 WHERE number = 0", "date-unreadable")]
    [InlineData("UPDATE trial_params SET distribution_json = '{\"name\":\"CategoricalDistribution\",\"attributes\":{\"choices\":[1]}}', param_value = 1 WHERE trial_id = 1", "choice-out-of-range distribution-changed")]
    [InlineData("UPDATE trial_params SET distribution_json = replace(distribution_json, 'FloatDistribution', 'NormalDistribution')", "distribution-unreadable")]
    [InlineData("UPDATE trial_params SET distribution_json = replace(distribution_json, '\"low\"', '\"unit\":1,\"low\"')", "distribution-unreadable")]
    [InlineData("UPDATE trials SET state = 'complete' WHERE number = 0", "state-unknown")]
    [InlineData("UPDATE trials SET state = 'LEASED' WHERE number = 4", "state-unknown")]
    [InlineData("UPDATE trial_values SET value = NULL WHERE trial_id = 1", "value-missing value-nan")]
    [InlineData("DELETE FROM trial_values WHERE trial_id = 1", "values-missing")]
    [InlineData("UPDATE trial_values SET objective = 1 WHERE trial_id = 1", "objective-missing")]
    [InlineData("UPDATE trial_values SET value = 'nan' WHERE trial_id = 1", "value-nan")]
    [InlineData("UPDATE trial_values SET value_type = 'finite' WHERE trial_id = 1", "value-type-unknown value-nan")]
    [InlineData("UPDATE trial_values SET value = NULL, value_type = 'INF_POS' WHERE trial_id = 1", "value-infinite events-differ")]
    [InlineData("UPDATE trials SET number = NULL WHERE number = 6", "number-missing numbers-not-contiguous")]
    [InlineData("UPDATE trials SET number = 5 WHERE number = 6", "numbers-not-contiguous")]
    [InlineData("UPDATE study_user_attributes SET value_json = 'text' WHERE \"key\" = 'note'", "attribute-unreadable")]
    [InlineData("UPDATE trial_system_attributes SET value_json = NULL", "attribute-unreadable")]
    [InlineData("UPDATE study_user_attributes SET value_json = '{}' WHERE \"key\" = 'hypergen:space'", "space-unreadable")]
    [InlineData("UPDATE trial_params SET param_value = 7 WHERE trial_id = 1", "parameter-out-of-range")]
    [InlineData("UPDATE trial_params SET param_value = NULL WHERE trial_id = 1", "parameter-incomplete parameter-not-finite")]
    [InlineData("UPDATE trial_intermediate_values SET intermediate_value_type = 'nan'", "report-type-unknown")]
    [InlineData("UPDATE study_directions SET direction = 'minimize'", "direction-unknown direction-not-set")]
    [InlineData("UPDATE trial_intermediate_values SET step = 2147483648 WHERE step = 3", "step-out-of-range")]
    [InlineData("INSERT INTO hypergen_events (study_id, number, kind, payload) VALUES (1, 0, 'future', '{}')", "events-unreadable")]
    [InlineData("UPDATE hypergen_events SET payload = '{}' WHERE kind = 'told'", "events-unreadable")]
    [InlineData("DELETE FROM hypergen_events WHERE number = 0 AND kind = 'started'", "events-unreadable")]
    [InlineData("UPDATE trial_values SET value = value + 1 WHERE trial_id = 1", "events-differ")]
    [InlineData("UPDATE trials SET state = 'FAIL' WHERE number = 0", "events-differ")]
    [InlineData("UPDATE trials SET state = 'RUNNING' WHERE number = 0", "events-differ")]
    [InlineData("UPDATE hypergen_events SET study_id = study_id + 0 WHERE kind = 'told'", "")]
    public async Task Row_that_breaks_a_client_is_found(string sql, string codes)
    {
        await SqliteStorage.Open(Path).WriteAsync(StudyCatalogContractStudies.Ours);
        await ExecuteAsync(sql);
        IReadOnlyList<StorageFinding> findings = await SqliteStorage.Open(Path).AuditAsync();
        Assert.Equal(codes.Split(' ', StringSplitOptions.RemoveEmptyEntries), findings.Select(finding => finding.Code).Distinct());
        Assert.All(findings, finding => Assert.Equal("ours", finding.Study));
    }

    [Fact]
    public async Task Trial_that_is_no_longer_there_is_found()
    {
        await SqliteStorage.Open(Path).WriteAsync(StudyCatalogContractStudies.Ours);
        int last = StudyCatalogContractStudies.Ours.Trials.Count - 1;
        await ExecuteAsync($"PRAGMA foreign_keys = OFF; DELETE FROM trials WHERE number = {last}");
        StorageFinding finding = Assert.Single(await SqliteStorage.Open(Path).AuditAsync(), finding => finding.Code == "events-differ");
        Assert.Equal(("ours", $"trial {last}", FindingSeverity.Warning), (finding.Study, finding.Place, finding.Severity));
    }

    [Fact]
    public async Task What_the_audit_finds_in_the_events_does_not_keep_a_copy_from_working()
    {
        SqliteStorage storage = SqliteStorage.Open(Path);
        await storage.WriteAsync(StudyCatalogContractStudies.Ours);
        await ExecuteAsync("INSERT INTO hypergen_events (study_id, number, kind, payload) VALUES (1, 0, 'future', '{}')");
        await storage.CopyAsync("ours", storage, "copy");
        Assert.Equal(["ours"], (await storage.AuditAsync()).Select(finding => finding.Study));
    }

    [Fact]
    public async Task Rows_that_another_client_left_behind_are_found()
    {
        await SqliteStorage.Open(Path).WriteAsync(StudyCatalogContractStudies.Ours);
        await ExecuteAsync("PRAGMA foreign_keys = OFF; DELETE FROM studies");
        StorageFinding finding = Assert.Single(await SqliteStorage.Open(Path).AuditAsync());
        Assert.Equal(("rows-left-behind", null, FindingSeverity.Note), (finding.Code, finding.Study, finding.Severity));
    }

    private async Task ExecuteAsync(string sql)
    {
        await using SqliteConnection connection = new($"Data Source={Path};Pooling=False");
        await connection.OpenAsync();
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }
}
