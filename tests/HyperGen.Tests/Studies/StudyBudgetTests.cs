namespace HyperGen.Tests.Studies;

public class StudyBudgetTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public async Task Trials_inParallel_areRunExactlyAsManyAsAllowed(int parallelism)
    {
        int runs = 0;
        StudyResult<Bowl> result = await Study.MinimizeAsync<Bowl>(
            async (trial, _) =>
            {
                Interlocked.Increment(ref runs);
                await Task.Yield();
                return trial.Config.Height;
            },
            Options with { Trials = 101, Parallelism = parallelism });

        Assert.Equal(101, runs);
        Assert.Equal(Enumerable.Range(0, 101), result.Trials.Select(trial => trial.Number));
        Assert.Equal(StopReason.Trials, result.StoppedBecause);
    }

    [Fact]
    public void Trials_ofZero_runNothingAndTellSo()
    {
        StudyResult<Bowl> result = Study.Minimize<Bowl>(_ => throw new InvalidOperationException("must not run"), Options with { Trials = 0 });

        Assert.Empty(result.Trials);
        Assert.False(result.HasBest);
        Assert.Contains("no trial has finished", Assert.Throws<NoCompletedTrialException>(() => result.Best).Message);
    }

    [Fact]
    public void Timeout_startsNoFurtherTrial()
    {
        ManualTime time = new();
        StudyResult<Bowl> result = Study.Minimize<Bowl>(
            config =>
            {
                time.Advance(TimeSpan.FromMinutes(1));
                return config.Height;
            },
            Options with { Timeout = TimeSpan.FromMinutes(5), TimeProvider = time });

        Assert.Equal(StopReason.Timeout, result.StoppedBecause);
        Assert.Equal(5, result.Trials.Count);
        Assert.All(result.Trials, trial => Assert.Equal(TimeSpan.FromMinutes(1), trial.Duration));
    }

    [Fact]
    public void Target_reached_endsTheStudy()
    {
        StudyResult<Bowl> result = Study.Minimize<Bowl>(config => config.Height, Options with { Trials = 10_000, Target = 2 });

        Assert.Equal(StopReason.Target, result.StoppedBecause);
        Assert.True(result.Best.Value <= 2);
        Assert.Equal(result.Trials.Count - 1, result.Best.Number);
    }

    [Fact]
    public void Target_whenMaximising_isReachedFromBelow()
    {
        StudyResult<Bowl> result = Study.Maximize<Bowl>(config => -config.Height, Options with { Trials = 10_000, Target = -2 });

        Assert.Equal(StopReason.Target, result.StoppedBecause);
        Assert.True(result.Best.Value >= -2);
    }

    [Fact]
    public void Patience_endsAfterThatManyTrialsWithoutImprovement()
    {
        StudyResult<Bowl> result = Study.Minimize<Bowl>(_ => 1, Options with { Trials = 100, Patience = 7 });

        Assert.Equal(StopReason.NoImprovement, result.StoppedBecause);
        Assert.Equal(8, result.Trials.Count);
        Assert.Equal(0, result.Best.Number);
    }

    [Fact]
    public void Sampler_exhausted_endsTheStudy()
    {
        StudyResult<Bowl> result = Study.Minimize<Bowl>(config => config.Height, Options with { Trials = 100, Sampler = new UniformSampler(points: 12) });

        Assert.Equal(StopReason.SpaceExhausted, result.StoppedBecause);
        Assert.Equal(12, result.Trials.Count);
    }

    [Fact]
    public void Options_withoutAnyEnd_areRejectedForAnInfiniteSpace()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Study.Minimize<Bowl>(config => config.Height, Options));

        Assert.Contains("would never end", error.Message);
        Assert.Contains(nameof(StudyOptions.Trials), error.Message);
    }

    [Fact]
    public async Task Cancellation_returnsTheBestSoFar()
    {
        using CancellationTokenSource source = new();
        StudyResult<Bowl> result = await Study.MinimizeAsync<Bowl>(
            (trial, _) =>
            {
                if (trial.Number == 9) source.Cancel();
                return Task.FromResult(trial.Config.Height);
            },
            Options with { Trials = 1000 },
            source.Token);

        Assert.Equal(StopReason.Cancelled, result.StoppedBecause);
        Assert.Equal(10, result.Trials.Count); // a value that was returned counts, even after the cancellation
    }

    [Fact]
    public async Task Cancellation_seenByTheObjective_isNotAFailure()
    {
        using CancellationTokenSource source = new();
        StudyResult<Bowl> result = await Study.MinimizeAsync<Bowl>(
            async (trial, token) =>
            {
                if (trial.Number < 3) return trial.Config.Height;
                source.Cancel();
                await Task.Delay(Timeout.Infinite, token);
                return 0;
            },
            Options with { Trials = 1000 },
            source.Token);

        Assert.Equal(3, result.Trials.Count);
        Assert.Equal(0, result.Failed);
    }

    [Fact]
    public async Task Cancellation_ignoredByTheObjective_leavesItBehindAfterTheGrace()
    {
        using CancellationTokenSource source = new();
        TaskCompletionSource<double> never = new();
        StudyResult<Bowl> result = await Study.MinimizeAsync<Bowl>(
            (trial, _) =>
            {
                if (trial.Number < 3) return Task.FromResult(trial.Config.Height);
                source.Cancel();
                return never.Task;
            },
            Options with { Trials = 1000, CancellationGrace = TimeSpan.FromMilliseconds(20) },
            source.Token);

        Assert.Equal(3, result.Trials.Count);
        Assert.Equal(StopReason.Cancelled, result.StoppedBecause);
    }

    [Fact]
    public void Observer_canStopTheStudy()
    {
        StudyResult<Bowl> result = Study.Minimize<Bowl>(config => config.Height, Options with { Trials = 1000, Observers = [new StopAfter(4)] });

        Assert.Equal(StopReason.Requested, result.StoppedBecause);
        Assert.Equal(4, result.Trials.Count);
    }

    private static StudyOptions Options { get; } = new() { Sampler = new UniformSampler(), Seed = 1 };

    private sealed class StopAfter(int trials) : IStudyObserver
    {
        public void OnTrialFinished(IStudyControl study, TrialOutcome trial)
        {
            if (study.Progress.Finished == trials) study.Stop();
        }
    }
}
