namespace HyperGen.Tests.Studies;

public class StudyFailureTests
{
    [Fact]
    public void Objective_throwing_isAFailedTrialAndTheStudyGoesOn()
    {
        int run = 0;
        StudyResult<Bowl> result = Study.Minimize<Bowl>(
            config => ++run % 3 == 0 ? throw new InvalidOperationException("no memory left") : config.Height, Options with { Trials = 30 });

        Assert.Equal(10, result.Failed);
        Assert.Equal(30, result.Trials.Count);
        FinishedTrial<Bowl> failed = result.Trials.First(trial => trial.State == TrialState.Failed);
        Assert.Equal("InvalidOperationException: no memory left", failed.Error);
        Assert.True(double.IsNaN(failed.Value));
        Assert.Equal(TrialState.Complete, result.Best.State);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.PositiveInfinity)]
    public void Objective_returningANonFiniteValue_isAFailedTrialNeverTheBest(double value)
    {
        int run = 0;
        StudyResult<Bowl> result = Study.Minimize<Bowl>(config => ++run == 5 ? value : config.Height, Options with { Trials = 10 });

        Assert.Equal(1, result.Failed);
        Assert.Contains("returned", result.Trials[4].Error);
        Assert.True(double.IsFinite(result.Best.Value));
    }

    [Fact]
    public void Failures_inARow_endTheStudyAndTellTheReason()
    {
        StudyResult<Bowl> result = Study.Minimize<Bowl>(
            _ => throw new FileNotFoundException("train.csv is missing"), Options with { Trials = 1000, MaxFailuresInARow = 5 });

        Assert.Equal(StopReason.TooManyFailures, result.StoppedBecause);
        Assert.Equal(5, result.Failed);
        string message = Assert.Throws<NoCompletedTrialException>(() => result.Best).Message;
        Assert.Contains("all 5 trials failed", message);
        Assert.Contains("train.csv is missing", message);
    }

    [Fact]
    public void Failures_withoutALimit_doNotEndTheStudy()
    {
        StudyResult<Bowl> result = Study.Minimize<Bowl>(
            _ => throw new InvalidOperationException(), Options with { Trials = 50, MaxFailuresInARow = null });

        Assert.Equal(50, result.Failed);
        Assert.Equal(StopReason.Trials, result.StoppedBecause);
    }

    [Fact]
    public async Task TrialTimeout_ofAHangingObjective_isAFailedTrial()
    {
        TaskCompletionSource<double> never = new();
        StudyResult<Bowl> result = await Study.MinimizeAsync<Bowl>(
            (trial, _) => trial.Number == 2 ? never.Task : Task.FromResult(trial.Config.Height),
            Options with { Trials = 6, TrialTimeout = TimeSpan.FromMilliseconds(200) });

        Assert.Equal(6, result.Trials.Count);
        FinishedTrial<Bowl> hung = result.Trials[2];
        Assert.Equal(TrialState.Failed, hung.State);
        Assert.Contains("longer than", hung.Error);
    }

    [Fact]
    public async Task TrialTimeout_triggersTheToken()
    {
        bool triggered = false;
        TaskCompletionSource seen = new();
        await Study.MinimizeAsync<Bowl>(
            async (trial, token) =>
            {
                if (trial.Number > 0) return trial.Config.Height;
                try
                {
                    await Task.Delay(Timeout.Infinite, token);
                }
                finally
                {
                    triggered = token.IsCancellationRequested;
                    seen.SetResult();
                }

                return 0;
            },
            Options with { Trials = 2, TrialTimeout = TimeSpan.FromMilliseconds(50) });

        await seen.Task;
        Assert.True(triggered);
    }

    [Fact]
    public async Task Observer_throwing_reachesTheCallerAndKeepsWhatWasTold()
    {
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options with { Trials = 10, Observers = [new Thrower()] });

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => study.RunAsync((trial, _) => Task.FromResult(trial.Config.Height)));

        Assert.Equal("observer", error.Message);
        Assert.Single(study.Result.Trials);
    }

    [Fact]
    public async Task Sampler_proposingAnInvalidPoint_isNamed()
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => Study.MinimizeAsync<Bowl>(
            (trial, _) => Task.FromResult(0.0), Options with { Trials = 3, Baseline = Baseline.Skip, Sampler = new OutsideSampler() }));

        Assert.Contains("'outside'", error.Message);
        Assert.Contains("'X' has the value 11", error.Message);
    }

    private static StudyOptions Options { get; } = new() { Sampler = new UniformSampler(), Seed = 1 };

    private sealed class Thrower : IStudyObserver
    {
        public void OnTrialFinished(IStudyControl study, TrialOutcome trial) => throw new InvalidOperationException("observer");
    }

    private sealed class OutsideSampler : ISampler, ISamplerSession
    {
        public string Name => "outside";

        public ISamplerSession Start(SamplerStudy study) => this;

        public bool TryPropose(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point)
        {
            (point[0], point[1]) = (11, 0);
            return true;
        }
    }
}
