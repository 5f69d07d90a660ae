using Microsoft.Data.Sqlite;

namespace HyperGen.Storage.Tests.Sqlite;

/// <summary>What clients write that know nothing of our tables, statement by statement as Optuna does it.</summary>
public sealed class ForeignWriteTests : IDisposable
{
    private const string Real = "'{\"name\": \"FloatDistribution\", \"attributes\": {\"step\": null, \"low\": 0.0, \"high\": 1.0, \"log\": false}}'";
    private const string CreatedAnew =
        "PRAGMA foreign_keys = OFF; DELETE FROM trial_params; DELETE FROM trial_heartbeats; DELETE FROM trials; " +
        "DELETE FROM study_user_attributes; DELETE FROM study_system_attributes; DELETE FROM study_directions; DELETE FROM studies; " +
        "INSERT INTO studies (study_name) VALUES ('study'); " +
        "INSERT INTO study_directions (direction, study_id, objective) VALUES ('MINIMIZE', 1, 0)";

    private static readonly DateTimeOffset Noon = new(2026, 2, 28, 12, 0, 0, TimeSpan.Zero);
    private static readonly SearchSpace Plane = new SearchSpaceBuilder("Plane").AddFloat("x", 0, 1).AddFloat("y", 0, 1).Build();

    private readonly SqliteDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task Parameters_that_are_set_one_by_one_make_a_point_once_all_are_there()
    {
        await using IStudyLog log = await OpenAsync();
        await CreateTrialAsync(0);
        Assert.Equal(new TrialStarted(0, null, null, Noon), Assert.Single(await log.ReadAsync()));
        await SetParameterAsync(1, "x", 0.25);
        Assert.Empty(await log.ReadAsync());
        await SetParameterAsync(1, "y", 0.75);
        TrialProposed proposed = Assert.IsType<TrialProposed>(Assert.Single(await log.ReadAsync()));
        Assert.Equal([0.25, 0.75], proposed.Point);
        await _database.Tables.ExecuteAsync("INSERT INTO trial_intermediate_values (trial_id, step, intermediate_value, intermediate_value_type) VALUES (1, 3, NULL, 'NAN')");
        Assert.Equal(new TrialReported(0, 3, double.NaN), Assert.Single(await log.ReadAsync()));
        await FinishAsync(1, 1.5);
        Assert.Equal(new TrialTold(0, TrialState.Complete, 1.5, TimeSpan.FromSeconds(1.5), null), Assert.Single(await log.ReadAsync()));
        Assert.Empty(await log.ReadAsync());
    }

    [Fact]
    public async Task Trial_whose_row_was_removed_ends_the_ask_with_an_error_that_says_so()
    {
        await using IStudyLog log = await OpenAsync();
        await log.CommitAsync(_ => [new TrialEnqueued(0, [0.5, 0.5])]);
        await _database.Tables.ExecuteAsync(
            "PRAGMA foreign_keys = OFF; DELETE FROM trial_system_attributes; DELETE FROM trials WHERE trial_id = 1");

        StudyStorageException error = await Assert.ThrowsAsync<StudyStorageException>(
            async () => await log.CommitAsync(_ => [new TrialClaimed(0, log.Worker, Noon)]));

        Assert.Contains("'study'", error.Message, StringComparison.Ordinal);
        Assert.Contains("hypergen check", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_participant_sees_foreign_writes_at_the_same_place()
    {
        await using IStudyLog one = await OpenAsync();
        await using IStudyLog two = await OpenAsync();
        await one.CommitAsync(_ => [new TrialStarted(0, [0, 0], one.Worker, Noon)]);
        await CreateTrialAsync(1);
        await SetParameterAsync(2, "x", 0.5);
        IReadOnlyList<StudyEvent> seen = [];
        await two.CommitAsync(unseen =>
        {
            seen = unseen;
            return [new TrialStarted(2, [1, 1], two.Worker, Noon)];
        });
        await SetParameterAsync(2, "y", 0.5);
        await FinishAsync(2, 4);
        await two.CommitAsync(_ => [new TrialTold(2, TrialState.Complete, 2, TimeSpan.Zero, null)]);

        Assert.Equal([0, 1], seen.Select(fact => fact.Trial));
        (int, string)[] all = [.. (await ReadAllAsync()).Select(fact => (fact.Trial, fact.GetType().Name))];
        Assert.Equal(
            [(0, "TrialStarted"), (1, "TrialStarted"), (2, "TrialStarted"), (1, "TrialProposed"), (1, "TrialTold"), (2, "TrialTold")], all);
        Assert.Equal(all[1..], (await one.ReadAsync()).Select(fact => (fact.Trial, fact.GetType().Name)));
    }

    [Fact]
    public async Task Trial_of_ours_that_another_client_ended_is_known_before_we_tell_it()
    {
        await using IStudyLog log = await OpenAsync();
        await log.CommitAsync(_ => [new TrialStarted(0, [0.5, 0.5], log.Worker, Noon)]);
        await _database.Tables.ExecuteAsync("UPDATE trials SET state = 'FAIL', datetime_complete = '2026-02-28 12:00:01.000000' WHERE trial_id = 1");
        IReadOnlyList<StudyEvent> unseen = [];
        await log.CommitAsync(events =>
        {
            unseen = events;
            return [];
        });
        Assert.Equal(TrialState.Failed, Assert.IsType<TrialTold>(Assert.Single(unseen)).State);
        await Assert.ThrowsAsync<ArgumentException>(async () => await log.CommitAsync(_ => [new TrialTold(0, TrialState.Complete, 1, TimeSpan.Zero, null)]));
    }

    [Fact]
    public async Task Trial_that_became_visible_after_later_ones_is_found_by_counting()
    {
        await using IStudyLog log = await OpenAsync();
        await _database.Tables.ExecuteAsync("INSERT INTO trials (trial_id, number, study_id, state) VALUES (7, 1, 1, 'RUNNING')");
        Assert.Single(await log.ReadAsync());
        await _database.Tables.ExecuteAsync("INSERT INTO trials (trial_id, number, study_id, state) VALUES (3, 0, 1, 'FAIL')");
        List<StudyEvent> events = [];
        for (int reads = 0; reads < 100 && events.Count == 0; reads++) events.AddRange(await log.ReadAsync());
        Assert.Equal(2, events.Count);
    }

    [Fact]
    public async Task Stale_trial_fails_and_is_enqueued_again_until_it_was_retried_three_times()
    {
        SqliteOptions watchful = new() { HeartbeatInterval = TimeSpan.FromMilliseconds(20), ForeignGracePeriod = TimeSpan.FromMinutes(1) };
        await using IStudyLog log = await _database.Open(watchful).OpenAsync(new("study", StudyDirection.Minimize, Plane, 1));
        await CreateTrialAsync(0);
        await SetParameterAsync(1, "x", 0.25);
        await SetParameterAsync(1, "y", 0.75);
        await _database.Tables.ExecuteAsync("INSERT INTO trial_user_attributes (trial_id, \"key\", value_json) VALUES (1, 'note', '\"kept\"')");
        for (int retry = 1; retry <= 4; retry++)
        {
            await _database.Tables.ExecuteAsync($"INSERT INTO trial_heartbeats (trial_id, heartbeat) VALUES ({retry}, '2020-01-01 00:00:00')");
            while ((string?)await _database.Tables.ScalarAsync($"SELECT state FROM trials WHERE trial_id = {retry}") != "FAIL") await Task.Delay(10);
            if (retry < 4) await _database.Tables.ExecuteAsync($"UPDATE trials SET state = 'RUNNING', datetime_start = '2026-02-28 12:00:00.000000' WHERE trial_id = {retry + 1}");
        }

        Assert.Equal(4L, await _database.Tables.ScalarAsync("SELECT COUNT(*) FROM trials"));
        Assert.Equal("[0, 1, 2]", await _database.Tables.ScalarAsync("SELECT value_json FROM trial_system_attributes WHERE trial_id = 4 AND \"key\" = 'retry_history'"));
        Assert.Equal("0", await _database.Tables.ScalarAsync("SELECT value_json FROM trial_system_attributes WHERE trial_id = 4 AND \"key\" = 'failed_trial'"));
        Assert.Equal("\"kept\"", await _database.Tables.ScalarAsync("SELECT value_json FROM trial_user_attributes WHERE trial_id = 4 AND \"key\" = 'note'"));
        Assert.Equal(2L, await _database.Tables.ScalarAsync("SELECT COUNT(*) FROM trial_params WHERE trial_id = 4"));
        await _database.Tables.AssertWholesomeAsync("study");
    }

    [Fact]
    public async Task Running_trials_of_ours_are_kept_alive_for_clients_that_look_at_heartbeats()
    {
        SqliteOptions watchful = new() { HeartbeatInterval = TimeSpan.FromMilliseconds(20), ForeignGracePeriod = TimeSpan.FromMinutes(1) };
        await using IStudyLog log = await _database.Open(watchful).OpenAsync(new("study", StudyDirection.Minimize, Plane, 1));
        await log.CommitAsync(_ => [new TrialStarted(0, [0.5, 0.5], log.Worker, Noon)]);
        await _database.Tables.ExecuteAsync("UPDATE trial_heartbeats SET heartbeat = '2020-01-01 00:00:00'");
        while ((string?)await _database.Tables.ScalarAsync("SELECT heartbeat FROM trial_heartbeats") == "2020-01-01 00:00:00") await Task.Delay(10);
        Assert.Equal("RUNNING", await _database.Tables.ScalarAsync("SELECT state FROM trials"));
    }

    [Fact]
    public async Task Events_of_a_study_that_had_the_identity_before_are_forgotten()
    {
        await using (IStudyLog log = await OpenAsync()) await log.CommitAsync(_ => [new TrialStarted(0, [0.5, 0.5], log.Worker, Noon)]);
        await _database.Tables.ExecuteAsync(CreatedAnew);
        Assert.Equal(1L, await _database.Tables.ScalarAsync("SELECT COUNT(*) FROM hypergen_events"));
        Assert.Empty(await ReadAllAsync());
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("{}")]
    [InlineData("[\"0\"]")]
    public async Task Stale_trial_with_an_unreadable_history_fails_too_and_our_trials_stay_alive(string history)
    {
        SqliteOptions watchful = new() { HeartbeatInterval = TimeSpan.FromMilliseconds(20), ForeignGracePeriod = TimeSpan.FromMinutes(1) };
        await using IStudyLog log = await _database.Open(watchful).OpenAsync(new("study", StudyDirection.Minimize, Plane, 1));
        await log.CommitAsync(_ => [new TrialStarted(0, [0.5, 0.5], log.Worker, Noon)]);
        await CreateTrialAsync(1);
        await _database.Tables.ExecuteAsync(
            $"INSERT INTO trial_system_attributes (trial_id, \"key\", value_json) VALUES (2, 'retry_history', '{history}'); " +
            "INSERT INTO trial_heartbeats (trial_id, heartbeat) VALUES (2, '2020-01-01 00:00:00')");
        await BecomesAsync("FAIL", "SELECT state FROM trials WHERE trial_id = 2");
        await _database.Tables.ExecuteAsync("UPDATE trial_heartbeats SET heartbeat = '2020-01-01 00:00:00' WHERE trial_id = 1");
        await BecomesAsync(1L, "SELECT COUNT(*) FROM trial_heartbeats WHERE trial_id = 1 AND heartbeat > '2020-01-01 00:00:00'");
        const string NewHistory = "SELECT value_json FROM trial_system_attributes WHERE trial_id = 3 AND \"key\" = 'retry_history'";
        Assert.Equal("[1]", await _database.Tables.ScalarAsync(NewHistory));
    }

    [Fact]
    public async Task Study_that_was_deleted_and_created_anew_is_another_one_to_who_has_it_open()
    {
        await using IStudyLog log = await OpenAsync();
        await log.CommitAsync(_ => [new TrialStarted(0, [0.5, 0.5], log.Worker, Noon)]);
        await _database.Tables.ExecuteAsync(CreatedAnew);
        TrialTold told = new(0, TrialState.Complete, 1, TimeSpan.Zero, null);
        await Assert.ThrowsAsync<StudyDeletedException>(async () => await log.CommitAsync(_ => [told]));
        Assert.Equal(0L, await _database.Tables.ScalarAsync("SELECT COUNT(*) FROM trials"));
        Assert.Empty(await ReadAllAsync());
        await Assert.ThrowsAsync<StudyDeletedException>(async () => await log.CommitAsync(_ => [told]));
    }

    [Theory]
    [InlineData("3000000000")]
    [InlineData("-1")]
    [InlineData("'late'")]
    public async Task Report_at_a_step_that_no_study_has_is_left_out_and_keeps_nobody_waiting(string step)
    {
        await using IStudyLog log = await _database.Open(new() { BusyTimeout = TimeSpan.FromMilliseconds(200) })
            .OpenAsync(new("study", StudyDirection.Minimize, Plane, 1));
        await CreateTrialAsync(0);
        await _database.Tables.ExecuteAsync(
            "INSERT INTO trial_intermediate_values (trial_id, step, intermediate_value, intermediate_value_type) VALUES " +
            $"(1, {step}, 1, 'FINITE'), (1, 7, 2, 'FINITE')");
        Assert.Equal([new TrialStarted(0, null, null, Noon), new TrialReported(0, 7, 2)], await log.ReadAsync());

        await using SqliteConnection writer = _database.Connect();
        await writer.OpenAsync();
        await using SqliteTransaction held = writer.BeginTransaction();
        Assert.Empty(await log.ReadAsync()); // nothing is left to be taken over, for which it would have to wait
    }

    [Fact]
    public async Task Who_follows_a_study_sees_what_foreign_clients_do_and_reads_no_finished_trial_again()
    {
        await using IStudyLog log = await OpenAsync();
        await log.CommitAsync(_ => [new TrialStarted(0, [0.5, 0.5], log.Worker, Noon), new TrialTold(0, TrialState.Complete, 1, TimeSpan.Zero, null)]);
        await CreateTrialAsync(1);
        SqliteStorage storage = _database.Open();
        await using IAsyncEnumerator<StoredStudy> looks = storage.FollowAsync("study").GetAsyncEnumerator();
        Assert.Empty((await LookAsync()).Trials[1].Parameters);

        await _database.Tables.ExecuteAsync("UPDATE trial_params SET param_value = 0.125 WHERE trial_id = 1"); // nobody may do that
        await SetParameterAsync(2, "x", 0.25);
        Assert.Equal(0.25, Assert.Single((await LookAsync()).Trials[1].Parameters).Value);
        await FinishAsync(2, 4);
        await CreateTrialAsync(2);
        StoredStudy study = await LookAsync();
        Assert.Equal([TrialState.Complete, TrialState.Complete, TrialState.Running], study.Trials.Select(trial => trial.State));
        Assert.Equal([0, 1], study.Told);
        Assert.Equal([0.5, 0.5], study.Trials[0].Parameters.Select(parameter => parameter.Value));

        await _database.Tables.ExecuteAsync("INSERT INTO trials (trial_id, number, study_id, state) VALUES (-1, 3, 1, 'FAIL')");
        Assert.Equal(4, (await LookAsync()).Trials.Count); // one that appears among those read has all read anew

        async Task<StoredStudy> LookAsync()
        {
            Assert.True(await looks.MoveNextAsync());
            return looks.Current;
        }
    }

    private async Task BecomesAsync(object expected, string query)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));
        while (!expected.Equals(await _database.Tables.ScalarAsync(query))) await Task.Delay(10, limit.Token);
    }

    private ValueTask<IStudyLog> OpenAsync() => _database.Open().OpenAsync(new("study", StudyDirection.Minimize, Plane, 1));

    private async Task<IReadOnlyList<StudyEvent>> ReadAllAsync()
    {
        await using IStudyLog log = await OpenAsync();
        return await log.ReadAsync();
    }

    private Task CreateTrialAsync(int number) => _database.Tables.ExecuteAsync(
        $"INSERT INTO trials (number, study_id, state, datetime_start) VALUES ({number}, 1, 'RUNNING', '2026-02-28 12:00:00.000000')");

    private Task SetParameterAsync(int trial, string name, double value) => _database.Tables.ExecuteAsync(FormattableString.Invariant(
        $"INSERT INTO trial_params (trial_id, param_name, param_value, distribution_json) VALUES ({trial}, '{name}', {value}, {Real})"));

    private Task FinishAsync(int trial, double value) => _database.Tables.ExecuteAsync(FormattableString.Invariant(
        $"""
        UPDATE trials SET state = 'COMPLETE', datetime_complete = '2026-02-28 12:00:01.500000' WHERE trial_id = {trial};
        INSERT INTO trial_values (trial_id, objective, value, value_type) VALUES ({trial}, 0, {value}, 'FINITE')
        """));
}
