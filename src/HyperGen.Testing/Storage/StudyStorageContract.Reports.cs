using Xunit;

namespace HyperGen.Testing;

public abstract partial class StudyStorageContract
{
    private static readonly TimeSpan Forever = TimeSpan.FromMinutes(2);

    private StudyOptions Curves => new()
    {
        Name = "study",
        Storage = Open(),
        Seed = 7,
        Sampler = Samplers.Random(),
        Pruner = Pruners.Median(startupTrials: 3),
        ReportInterval = TimeSpan.Zero,
        MaxAttempts = null,
    };

    /// <summary>What an objective reports reaches other participants before its trial ends.</summary>
    [Fact]
    public async Task Another_reader_sees_the_reports_of_a_running_trial()
    {
        await using Study<StudyStorageContractCurve> study = await Study.OpenAsync<StudyStorageContractCurve>(Curves);
        Trial<StudyStorageContractCurve> trial = await study.AskAsync();
        await using IStudyLog reader = await OpenLog(space: StudyStorageContractCurve.SearchSpace);
        trial.Report(0, 0.25);
        Same([new TrialReported(0, 0, 0.25)], await ReportsAsync(reader, 1));
        trial.Report(1, double.NaN);
        trial.Report(int.MaxValue, double.NegativeInfinity);
        Same(
            [new TrialReported(0, 1, double.NaN), new TrialReported(0, int.MaxValue, double.NegativeInfinity)],
            await ReportsAsync(reader, 2));

        if (Open() is IStudyCatalog catalog)
        {
            StoredTrial stored = Assert.Single((await catalog.ReadAsync("study")).Trials);
            Assert.Equal(TrialState.Running, stored.State);
            Assert.Equal(
                [(0, 0.25), (1, double.NaN), (int.MaxValue, double.NegativeInfinity)],
                stored.Reports.Select(one => (one.Step, one.Value)));
        }
    }

    /// <summary>Reports of different trials may come in one commit.</summary>
    [Fact]
    public async Task Reports_of_several_running_trials_and_a_tell_in_one_commit_come_back()
    {
        await using IStudyLog log = await OpenLog();
        StudyEvent[] events =
        [
            new TrialStarted(0, [0], log.Worker, Noon), new TrialStarted(1, [1], log.Worker, Noon),
            new TrialReported(0, 0, 1), new TrialReported(0, 1, 2), new TrialReported(1, 0, 3), new TrialReported(1, 1, 4),
            new TrialTold(0, TrialState.Complete, 1, TimeSpan.Zero, null),
        ];
        await Commit(log, events[..2]);
        await Commit(log, events[2..]);
        Same(events, await EventsOf());
    }

    /// <summary>Reports outlive the worker that made them.</summary>
    [Fact]
    public async Task Trial_that_a_worker_left_keeps_its_reports_for_the_worker_that_takes_it_over()
    {
        await using (Study<StudyStorageContractCurve> leaving = await Study.OpenAsync<StudyStorageContractCurve>(Curves))
        {
            Trial<StudyStorageContractCurve> left = await leaving.AskAsync();
            await using IStudyLog reader = await OpenLog(space: StudyStorageContractCurve.SearchSpace);
            for (int step = 0; step < 3; step++) left.Report(step, step / 4.0);
            await ReportsAsync(reader, 3);
        }

        await using (Study<StudyStorageContractCurve> study = await Study.OpenAsync<StudyStorageContractCurve>(Curves))
        {
            Trial<StudyStorageContractCurve> trial = await study.AskAsync();
            Assert.Equal(0, trial.Number);
            trial.Report(3, 2);
            await study.TellAsync(trial, 2);
        }

        IReadOnlyList<StudyEvent> events = await EventsOf(space: StudyStorageContractCurve.SearchSpace);
        Same(
            [.. Enumerable.Range(0, 3).Select(step => new TrialReported(0, step, step / 4.0)), new TrialReported(0, 3, 2)],
            [.. events.OfType<TrialReported>()]);
        if (Open() is IStudyCatalog catalog) Assert.Equal(4, (await catalog.ReadAsync("study")).Trials[0].Reports.Count);
    }

    /// <summary>Killed and resumed equals never killed, pruning included.</summary>
    [Fact]
    public async Task Study_with_a_pruner_that_was_left_in_the_middle_of_trials_equals_one_that_was_not()
    {
        const int Count = 20;
        IReadOnlyList<string> whole = await RunCurvesAsync(Curves with { Storage = null, Trials = Count }, leaveAt: _ => null);
        Assert.Contains(whole, line => line.Contains(nameof(TrialState.Pruned), StringComparison.Ordinal));
        Assert.Contains(whole, line => line.Contains(nameof(TrialState.Complete), StringComparison.Ordinal));

        // Left at another step of each second trial, often after the one at which it is pruned in the end.
        IReadOnlyList<string> resumed = await RunCurvesAsync(
            Curves with { Trials = Count }, trial => trial % 2 == 0 ? trial * 3 % StudyStorageContractCurve.Steps : null);
        Assert.Equal(whole, resumed);
    }

    /// <summary>
    /// Asks and tells until the budget is met; a trial to be left at a step is left there once, and the study opened anew.
    /// </summary>
    private static async Task<IReadOnlyList<string>> RunCurvesAsync(StudyOptions options, Func<int, int?> leaveAt)
    {
        HashSet<int> left = [];
        while (true)
        {
            await using Study<StudyStorageContractCurve> study = await Study.OpenAsync<StudyStorageContractCurve>(options);
            bool isLeft = false;
            while (!isLeft && await study.TryAskAsync() is { } trial)
            {
                double value = 0;
                int? leaving = left.Add(trial.Number) ? leaveAt(trial.Number) : null;
                for (int step = 0; step < StudyStorageContractCurve.Steps && !isLeft; step++)
                {
                    trial.Report(step, value = trial.Config.At(step));
                    if (trial.ShouldPrune && leaving is null) break;
                    isLeft = step == leaving;
                }

                if (!isLeft) await study.TellAsync(trial, value);
            }

            if (!isLeft) return [.. study.Result.Trials.Select(Text)];
        }
    }

    private static string Text(FinishedTrial<StudyStorageContractCurve> one) =>
        FormattableString.Invariant($"{one.Number} {one.State} {one.Value:R} {one.Config}");

    /// <summary>As many reports as are due, when they are there.</summary>
    private static async Task<IReadOnlyList<StudyEvent>> ReportsAsync(IStudyLog reader, int count)
    {
        List<StudyEvent> reports = [];
        using CancellationTokenSource tooLong = new(Forever);
        while (true)
        {
            reports.AddRange((await reader.ReadAsync(tooLong.Token)).OfType<TrialReported>());
            if (reports.Count >= count) return reports;
            await Task.Delay(1, tooLong.Token);
        }
    }
}
