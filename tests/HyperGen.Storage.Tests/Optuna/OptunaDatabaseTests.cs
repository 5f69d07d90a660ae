using HyperGen.StorageWorker;
using HyperGen.Tests.Storage.Optuna;

namespace HyperGen.Storage.Tests.Optuna;

/// <summary>HyperGen and the real Optuna on one database.</summary>
public abstract partial class OptunaDatabaseTests
{
    private static readonly DateTimeOffset Noon = new(2026, 2, 28, 12, 0, 0, TimeSpan.Zero);

    private protected abstract DatabaseStudies Studies { get; }

    private protected abstract OptunaTables Tables { get; }

    /// <summary>The database as Optuna names it.</summary>
    private protected abstract string Url { get; }

    /// <summary>How many enqueued trials the clients compete for.</summary>
    private protected abstract int Enqueued { get; }

    /// <summary>Opens the study with short intervals, so that the dead are noticed within a test.</summary>
    private protected abstract ValueTask<IStudyLog> OpenWatchfulAsync();

    [OptunaFact]
    public async Task Optuna_reads_continues_and_we_read_back()
    {
        await using (IStudyLog log = await Studies.OpenAsync()) await EveryKindOfTrial.WriteAsync(log);
        (await DumpAsync()).IsWhatWeSee(await TrialsAsync(), withPoints: number => number != EveryKindOfTrial.Waiting);

        await RunAsync("work", $"{EveryKindOfTrial.Continued}");
        EveryKindOfTrial.AssertContinued(await TrialsAsync(), await DumpAsync());
        await using IStudyLog again = await Studies.OpenAsync();
        Assert.True(again.Difference.IsEmpty);
    }

    [OptunaFact]
    public async Task We_continue_a_study_of_Optuna()
    {
        await RunAsync("work", "15");
        await using (IStudyLog log = await Studies.OpenAsync()) await new Worker(log, 30).RunAsync((_, _) => { });
        (await DumpAsync()).IsWhatWeSee(await TrialsAsync(), withPoints: _ => true);
        await RunAsync("work", "33");
        await Tables.AssertWholesomeAsync(DatabaseStudies.Study);
    }

    [OptunaFact]
    public async Task Trials_that_Optuna_enqueues_are_run_once_and_the_incomplete_ones_left_to_it()
    {
        await (await Studies.OpenAsync()).DisposeAsync();
        await RunAsync("enqueue");
        await using (IStudyLog log = await Studies.OpenAsync()) await new Worker(log, 1).RunAsync((_, _) => { });
        TrialView[] trials = await TrialsAsync();
        Assert.Equal((TrialState.Complete, TrialState.Waiting), (trials[0].State, trials[1].State));
        Assert.Equal([-2, 0.001, 8, 2, double.NaN], trials[0].Point!);
        await RunAsync("work", "3");
        trials = await TrialsAsync();
        Assert.Equal((3, TrialState.Complete, -1.0), (trials.Length, trials[1].State, trials[1].Point![0]));
        (await DumpAsync()).IsWhatWeSee(trials, withPoints: _ => true);
    }

    [OptunaFact]
    public async Task Two_processes_of_each_client_run_one_study()
    {
        const int Trials = 200;
        await using (IStudyLog log = await Studies.OpenAsync())
            await log.CommitAsync(_ => [.. Enumerable.Range(0, Enqueued).Select(i => new TrialEnqueued(i, [i * 0.1, 0.01, 3, 1, 0.3]))]);
        using OptunaClient first = OptunaClient.Start("work", Url, DatabaseStudies.Study, $"{Trials}");
        Assert.Equal("ready", await first.LineAsync());
        using OptunaClient second = OptunaClient.Start("work", Url, DatabaseStudies.Study, $"{Trials}");
        Assert.Equal("ready", await second.LineAsync());
        using WorkerProcess third = WorkerProcess.Start(Studies.Address, DatabaseStudies.Study, $"{Trials}");
        using WorkerProcess fourth = WorkerProcess.Start(Studies.Address, DatabaseStudies.Study, $"{Trials}");
        var ours = await Task.WhenAll(third.RestAsync(), fourth.RestAsync());
        string[] theirs = await Task.WhenAll(first.OutputAsync(), second.OutputAsync());

        TrialView[] trials = await TrialsAsync();
        Assert.InRange(trials.Length, Trials, Trials + 2); // each process of Optuna looks at the number before it asks
        Assert.All(trials, trial => Assert.Equal(TrialState.Complete, trial.State));
        Assert.All(trials, trial => Assert.Equal(SharedProblem.Value(trial.Point), trial.Value, 1e-12));
        int[] told =
        [
            .. ours.SelectMany(one => one).Select(one => one.Number),
            .. theirs.SelectMany(text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Select(
                line => int.Parse(line.Split(' ')[1])),
        ];
        Assert.Equal(Enumerable.Range(0, trials.Length), told.Order()); // each once, the enqueued ones too
        Assert.Equal(Enumerable.Range(0, Enqueued).Select(i => i * 0.1), trials[..Enqueued].Select(trial => trial.Point![0]));
        Assert.NotEmpty(ours[0]);
        Assert.NotEmpty(ours[1]);
        Assert.All(theirs, Assert.NotEmpty);
        (await DumpAsync()).IsWhatWeSee(trials, withPoints: _ => true);
        await Tables.AssertWholesomeAsync(DatabaseStudies.Study);
    }

    [OptunaFact]
    public async Task Trial_that_Optuna_abandoned_fails_and_is_retried_by_us()
    {
        await RunAsync("abandon");
        await Tables.ExecuteAsync("UPDATE trial_heartbeats SET heartbeat = '2020-01-01 00:00:00'");
        await using IStudyLog log = await OpenWatchfulAsync();
        List<StudyEvent> events = [];
        while (!events.Any(one => one is TrialEnqueued))
        {
            events.AddRange(await log.ReadAsync());
            await Task.Delay(10);
        }

        double[] point = ((TrialEnqueued)events[^1]).Point!;
        await log.CommitAsync(
            _ =>
                [new TrialClaimed(1, log.Worker, Noon), new TrialTold(1, TrialState.Complete, SharedProblem.Value(point), TimeSpan.Zero, null)]);
        OptunaStudy theirs = await DumpAsync();
        Assert.Equal(["FAIL", "COMPLETE"], theirs.Trials.Select(trial => trial.GetProperty("state").GetString()));
        Assert.Equal("[0]", theirs.Trials[1].GetProperty("retries").GetRawText());
        theirs.IsWhatWeSee(await TrialsAsync(), withPoints: _ => true);
    }

    [OptunaFact]
    public async Task Trial_of_a_dead_worker_of_ours_fails_in_Optuna_and_its_retry_is_run_by_us()
    {
        await using (IStudyLog dead = await Studies.OpenAsync()) await dead.CommitAsync(
            _ => [new TrialStarted(0, [1, 0.01, 3, 1, 0.3], dead.Worker, Noon)]);
        await Tables.ExecuteAsync("UPDATE trial_heartbeats SET heartbeat = '2020-01-01 00:00:00'");
        await RunAsync("reap");
        await using IStudyLog log = await Studies.OpenAsync();
        IReadOnlyList<StudyEvent> events = await log.ReadAsync();
        Assert.Equal(TrialState.Failed, Assert.IsType<TrialTold>(events[1]).State);
        TrialEnqueued retry = Assert.IsType<TrialEnqueued>(events[2]);
        Assert.Equal([1, 0.01, 3, 1, 0.3], retry.Point!);
        await log.CommitAsync(_ => [new TrialClaimed(1, log.Worker, Noon), new TrialTold(1, TrialState.Complete, 1, TimeSpan.Zero, null)]);
        (await DumpAsync()).IsWhatWeSee(await TrialsAsync(), withPoints: _ => true);
    }

    [OptunaFact]
    public async Task Study_that_Optuna_deletes_is_gone_and_a_new_one_of_the_name_is_new()
    {
        IStudyLog log = await Studies.OpenAsync();
        await log.CommitAsync(
            _ =>
                [new TrialStarted(0, [1, 0.01, 3, 1, 0.3], log.Worker, Noon), new TrialTold(0, TrialState.Complete, 1, TimeSpan.Zero, null)]);
        await RunAsync("delete");
        StudyDeletedException error = await Assert.ThrowsAsync<StudyDeletedException>(
            async () => await log.CommitAsync(_ => [new TrialStarted(1, null, log.Worker, Noon)]));
        Assert.Contains("deleted", error.Message, StringComparison.Ordinal);
        await log.DisposeAsync();
        await RunAsync("work", "2");
        TrialView[] trials = await TrialsAsync();
        Assert.Equal(2, trials.Length);
        (await DumpAsync()).IsWhatWeSee(trials, withPoints: _ => true);
    }

    private async Task RunAsync(string command, params string[] arguments)
    {
        using OptunaClient client = OptunaClient.Start([command, Url, DatabaseStudies.Study, .. arguments]);
        await client.OutputAsync();
    }

    private Task<OptunaStudy> DumpAsync() => OptunaClient.DumpAsync(Url, DatabaseStudies.Study);

    private async Task<TrialView[]> TrialsAsync() => TrialView.Of(await Studies.EventsAsync());
}
