using HyperGen.Storage.Tests.Sqlite;

namespace HyperGen.Storage.Tests;

/// <summary>Rows that make a study unreadable to Optuna: the look at the tables finds each, and our writer makes none.</summary>
public sealed class OptunaTablesTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 2, 28, 12, 0, 0, TimeSpan.Zero);

    private readonly SqliteDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData("UPDATE trials SET datetime_start = '2026-02-28 12:00:00.1234567' WHERE number = 0")] // P1
    [InlineData("UPDATE trials SET datetime_start = '2026-02-28 12:00:00.5' WHERE number = 0")] // P2
    [InlineData("UPDATE trials SET datetime_complete = '2026-02-28T12:00:00.000000' WHERE number = 0")] // P3
    [InlineData("UPDATE trials SET datetime_complete = 2461100.25 WHERE number = 0")] // P3
    [InlineData("UPDATE trial_params SET param_value = 3 WHERE param_name = 'kind'")] // P5
    [InlineData("UPDATE trial_params SET distribution_json = replace(distribution_json, 'FloatDistribution', 'RealDistribution')")] // P6
    [InlineData("UPDATE trial_params SET distribution_json = replace(distribution_json, '\"low\"', '\"more\":1,\"low\"')")] // P6
    [InlineData("UPDATE trials SET state = 'complete' WHERE number = 0")] // P7
    [InlineData("UPDATE trials SET state = 'LEASED' WHERE number = 0")] // P7
    [InlineData("UPDATE trial_values SET value = NULL")] // P8
    [InlineData("DELETE FROM trial_values")] // P8
    [InlineData("UPDATE trial_values SET objective = 1")] // P8
    [InlineData("UPDATE trials SET number = NULL WHERE number = 0")] // P9
    [InlineData("UPDATE trial_user_attributes SET value_json = '{'")] // P10
    [InlineData("UPDATE study_user_attributes SET value_json = '{NaN' WHERE \"key\" = 'hypergen:seed'")] // P10
    [InlineData("UPDATE trial_intermediate_values SET intermediate_value_type = 'FINITE' WHERE step = 1")] // P8, of a report
    public async Task Poison_is_found(string sql)
    {
        await WriteAllKindsAsync();
        await _database.Tables.ExecuteAsync(sql);
        Assert.NotEmpty(await _database.Tables.PoisonAsync(DatabaseStudies.Study));
    }

    [Fact]
    public async Task Trials_of_every_kind_are_written_without_any()
    {
        await WriteAllKindsAsync();
        await _database.Tables.AssertWholesomeAsync(DatabaseStudies.Study);
    }

    [Fact]
    public async Task Real_choices_keep_their_decimal_point()
    {
        SearchSpace space = new SearchSpaceBuilder("Space").AddChoice("Share", [0.5, 2.0]).Build();
        await using IStudyLog log = await _database.Open().OpenAsync(new StudyDeclaration("real", StudyDirection.Minimize, space, 1));
        await log.CommitAsync(_ => [new TrialStarted(0, [1], log.Worker, Noon)]);
        Assert.Equal(
            "{\"name\":\"CategoricalDistribution\",\"attributes\":{\"choices\":[0.5,2.0]}}",
            await _database.Tables.ScalarAsync("SELECT distribution_json FROM trial_params")); // P4
    }

    private async Task WriteAllKindsAsync()
    {
        await using IStudyLog log = await _database.Studies.OpenAsync();
        await log.CommitAsync(_ =>
        [
            new TrialStarted(0, [1, 0.01, 3, 1, 0.3], log.Worker, Noon.AddTicks(1)),
            new TrialReported(0, 0, 1.25),
            new TrialReported(0, 1, double.NaN),
            new TrialReported(0, 2, double.NegativeInfinity),
            new TrialTold(0, TrialState.Complete, 0.1 + 0.2, TimeSpan.FromTicks(12_345_675), null),
            new TrialStarted(1, [1, 0.01, 3, 2, double.NaN], log.Worker, DateTimeOffset.MinValue),
            new TrialTold(1, TrialState.Failed, double.NaN, TimeSpan.Zero, "boom \"größe\"\n NaN \uD83D"),
            new TrialStarted(2, null, log.Worker, Noon.ToOffset(TimeSpan.FromHours(9))),
            new TrialProposed(2, [-5, 1e-5, 8, 0, double.NaN]),
            new TrialTold(2, TrialState.Pruned, double.NaN, TimeSpan.FromDays(2), null),
            new TrialEnqueued(3, [0.125, 0.02, 5, 1, 0.9]),
            new TrialEnqueued(4, [2, 0.02, 5, 0, double.NaN]),
            new TrialClaimed(4, log.Worker, Noon),
            new TrialTold(4, TrialState.Pruned, double.PositiveInfinity, TimeSpan.FromSeconds(1), null),
            new TrialStarted(5, [0, 0.02, 5, 0, double.NaN], log.Worker, Noon),
        ]);
    }
}
