using HyperGen.Tests.Studies;

namespace HyperGen.Tests.Termination;

public class TerminatedStudyTests
{
    [Fact]
    public void Terminator_ofTheCallersOwn_endsTheStudy()
    {
        StudyResult<Bowl> result = Study.Minimize<Bowl>(config => config.Height, Options with { Terminator = new AfterTrials(7) });

        Assert.Equal(StopReason.Terminated, result.StoppedBecause);
        Assert.Equal(7, result.Trials.Count);
        Assert.Equal(new TerminationCheck("trials", 7, 7, StopReason.Terminated), result.Termination);
    }

    [Fact]
    public void Terminator_alone_isEndEnough() =>
        Assert.Equal(7, Study.Minimize<Bowl>(config => config.Height, Options with { Trials = null, Terminator = new AfterTrials(7) }).Trials.Count);

    [Fact]
    public void Progress_tellsWhatTheTerminatorFound()
    {
        List<TerminationCheck?> told = [];
        Study.Minimize<Bowl>(config => config.Height, Options with { Terminator = new AfterTrials(3), Progress = new Told(told) });

        Assert.Equal([1, 2, 3], told.Select(check => check!.Value));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public async Task DeterministicWindow_withAnyNumberOfWorkers_endsAtTheSameTrial(int workers)
    {
        StudyResult<Bowl> result = await Study.MinimizeAsync<Bowl>(
            async (trial, _) =>
            {
                for (int i = 0; i < (trial.Number % 3 == 0 ? 50 : 1); i++) await Task.Yield();
                return trial.Config.Height;
            },
            Options with { Parallelism = workers, DeterministicWindow = 8, Terminator = new AfterTrials(12) });

        Assert.Equal(StopReason.Terminated, result.StoppedBecause);
        Assert.Equal(19, result.Trials.Count); // trial 19 is the first to be proposed from trials 0 to 11
    }

    [Fact]
    public async Task DeterministicWindow_startsNoNumberThatComesUpAfterTheEnd()
    {
        StudyOptions options = Options with { DeterministicWindow = 4, Terminator = new AfterTrials(10), Storage = new InMemoryStorage() };
        await using Study<Bowl> late = await Study.OpenAsync<Bowl>(options);
        await Study.MinimizeAsync<Bowl>((trial, _) => Task.FromResult(trial.Config.Height), options);

        Assert.Null(await late.TryAskAsync());
        Assert.Equal(StopReason.Terminated, late.Control.StoppedBecause);
    }

    [Fact]
    public async Task Study_resumedAfterEveryTrial_endsWhereOneThatNeverWasDoes()
    {
        StudyOptions options = new() { Trials = 120, Seed = 4, Terminator = Terminators.ExpectedImprovement(share: 0.05), Storage = new InMemoryStorage() };
        StudyResult<Branin> steady = Study.Minimize<Branin>(config => config.Value, options with { Storage = null });
        for (int i = 0; i < 120; i++)
        {
            await using Study<Branin> study = await Study.OpenAsync<Branin>(options);
            if (await study.TryAskAsync() is not { } trial) break;
            await study.TellAsync(trial, trial.Config.Value);
        }

        await using Study<Branin> resumed = await Study.OpenAsync<Branin>(options);
        Assert.Equal(StopReason.ExpectedImprovement, resumed.Control.StoppedBecause);
        Assert.Equal(steady.Trials.Select(trial => trial.Config), resumed.Result.Trials.Select(trial => trial.Config));
        Assert.Equal(steady.Termination, resumed.Result.Termination);
    }

    private static StudyOptions Options => new() { Trials = 50, Seed = 7, Sampler = new UniformSampler() };

    private sealed class AfterTrials(int trials) : ITerminator, ITerminatorSession
    {
        public string Name => "after-trials";

        public ITerminatorSession Start(SamplerStudy study) => this;

        public TerminationCheck Check(TrialHistory history) =>
            new("trials", history.Count, trials, history.Count >= trials ? StopReason.Terminated : StopReason.None);
    }

    private sealed class Told(List<TerminationCheck?> told) : IProgress<StudyProgress>
    {
        public void Report(StudyProgress value) => told.Add(value.Termination);
    }
}
