#pragma warning disable HG5006, HG5007, HG5008 // on purpose: what the analyzers forbid is tried

namespace HyperGen.Tests.Studies;

public class InterruptedStudyTests
{
    [Fact]
    public async Task Run_afterACancellation_takesTheInterruptedTrialUpAgain()
    {
        using CancellationTokenSource source = new();
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options with { Trials = 8 });
        StudyResult<Bowl> interrupted = await study.RunAsync(
            async (trial, token) =>
            {
                if (trial.Number < 3) return trial.Config.Height;
                await source.CancelAsync();
                await Task.Delay(Timeout.Infinite, token);
                return 0;
            },
            source.Token);

        StudyResult<Bowl> whole = await study.RunAsync((trial, _) => Task.FromResult(trial.Config.Height));

        Assert.Equal((StopReason.Cancelled, 3), (interrupted.StoppedBecause, interrupted.Trials.Count));
        Assert.Equal(StopReason.Trials, whole.StoppedBecause);
        Assert.Equal(Enumerable.Range(0, 8), whole.Trials.Select(trial => trial.Number));
    }

    [Fact]
    public async Task Timeout_isHeededBeforeEnqueuedTrials()
    {
        ManualTime time = new();
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options with { Timeout = TimeSpan.FromMinutes(1), TimeProvider = time });
        for (int i = 0; i < 5; i++) await study.EnqueueAsync(new Bowl(i, i));
        await study.AskAsync();
        time.Advance(TimeSpan.FromMinutes(2));

        Assert.Null(await study.TryAskAsync());
        Assert.Equal(StopReason.Timeout, study.Control.StoppedBecause);
    }

    [Fact]
    public void Config_thatCannotBeCreated_isAFailedTrial()
    {
        StudyResult<Picky> result = Study.Minimize<Picky>(config => config.X, Options with { Trials = 40, MaxFailuresInARow = null, Sampler = HyperGen.Samplers.Random() });

        Assert.InRange(result.Failed, 1, 39);
        Assert.True(result.Best.Value >= 0);
    }

    [Fact]
    public async Task Report_afterTheTell_isIgnored()
    {
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options with { Trials = 3 });
        Trial<Bowl> trial = await study.AskAsync();
        trial.Report(0, 2);
        await study.TellPrunedAsync(trial);
        trial.Report(1, 1);
        await study.TellPrunedAsync(trial); // the same again: the late report did not change it

        Assert.Equal(2, Assert.Single(study.Result.Trials).Value);
    }

    [Fact]
    public async Task Best_ofEqualValues_isTheSmallestNumberWhateverWasToldFirst()
    {
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options with { Trials = 3 });
        Trial<Bowl> first = await study.AskAsync();
        Trial<Bowl> second = await study.AskAsync();

        await study.TellAsync(second, 1);
        await study.TellAsync(first, 1);

        Assert.Equal(0, study.Result.Best.Number);
    }

    [Fact]
    public async Task Opening_cancelled_throws()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Study.OpenAsync<Bowl>(Options with { Trials = 3 }, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Grid_withoutABudget_endsByItself()
    {
        StudyResult<Bowl> result = Study.Minimize<Bowl>(
            config => config.Height, new StudyOptions { Sampler = HyperGen.Samplers.Grid(pointsPerContinuous: 3), Baseline = Baseline.Skip });

        Assert.Equal(30, result.Trials.Count);
        Assert.Equal(StopReason.SpaceExhausted, result.StoppedBecause);
    }

    [Fact]
    public void Grid_largerThanTheBudget_isCutShortAndVisitsNoCellTwice()
    {
        StudyResult<Bowl> result = Study.Minimize<Bowl>(
            config => config.Height, new StudyOptions { Sampler = HyperGen.Samplers.Grid(pointsPerContinuous: 11), Trials = 20 });

        Assert.Equal(20, result.Trials.Count);
        Assert.Equal(20, result.Trials.Select(trial => trial.Config).Distinct().Count());
        Assert.Equal(StopReason.Trials, result.StoppedBecause);
    }

    [Fact]
    public async Task Options_outOfRange_areNamedWithTheirValue()
    {
        foreach ((StudyOptions options, string name) in new (StudyOptions, string)[]
        {
            (Options with { Trials = -1 }, "Trials is -1"),
            (Options with { Timeout = TimeSpan.FromSeconds(-1) }, "Timeout is -00:00:01"),
            (Options with { TrialTimeout = TimeSpan.MaxValue }, "TrialTimeout"),
            (Options with { CancellationGrace = TimeSpan.MaxValue }, "CancellationGrace"),
            (Options with { ReportInterval = TimeSpan.FromTicks(-1) }, "ReportInterval is -00:00:00.0000001"),
            (Options with { ReportInterval = TimeSpan.MaxValue }, "ReportInterval"),
            (Options with { Target = double.NaN }, "Target is NaN"),
            (Options with { Patience = 0 }, "Patience is 0"),
            (Options with { Parallelism = 0 }, "Parallelism is 0"),
            (Options with { MaxFailuresInARow = 0 }, "MaxFailuresInARow is 0"),
            (Options with { MaxAttempts = 0 }, "MaxAttempts is 0"),
            (Options with { DeterministicWindow = int.MaxValue }, "DeterministicWindow is 2147483647"),
            (Options with { Direction = 0 }, "Direction is 0"),
            (Options with { Name = "  " }, "Name is blank"),
        })
        {
            ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => Study.OpenAsync<Bowl>(options));
            Assert.Contains(name, error.Message);
        }
    }

    private static StudyOptions Options { get; } = new() { Sampler = new UniformSampler(), Seed = 1 };
}
