namespace HyperGen.Tests.Studies;

/// <summary>Trials that were begun although the storage said that they could not be.</summary>
public class LostAnswerTests
{
    [Theory]
    [InlineData(Baseline.Skip, 0)] // the number is claimed with its point
    [InlineData(Baseline.RunFirst, 1)] // the default config is claimed
    public async Task Trial_thatWasBegunAfterAll_isRunByTheSameProcess(Baseline baseline, int loseAfter)
    {
        LostAnswerStorage storage = new(new InMemoryStorage()) { LoseAfter = loseAfter };
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options with { Storage = storage, Baseline = baseline });
        await Assert.ThrowsAsync<StudyStorageException>(async () => await study.AskAsync());

        await FinishAsync(study);
    }

    [Fact]
    public async Task Trial_thatGotItsNumberAndNotItsPoint_isRunByTheSameProcess()
    {
        InMemoryStorage memory = new();
        RacingStorage racing = new(memory);
        FlakyStorage flaky = new(racing);
        ManualTime time = new();
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(
            Options with
            {
                Storage = flaky,
                Baseline = Baseline.Skip,
                Sampler = new SlowSampler(new UniformSampler(), time),
                TimeProvider = time,
            });
        await using IStudyLog fast = await memory.OpenAsync(new StudyDeclaration("study", StudyDirection.Minimize, Bowl.SearchSpace, 1));
        racing.Before.Enqueue(async () =>
        {
            await fast.CommitAsync(_ =>
            [
                new TrialStarted(0, [5, 5], fast.Worker, DateTimeOffset.UnixEpoch),
                new TrialTold(0, TrialState.Complete, 9, TimeSpan.Zero, null),
            ]);
            flaky.Failures = 1; // the number is claimed, and then the storage refuses the point
        });
        await Assert.ThrowsAsync<StudyStorageException>(async () => await study.AskAsync());

        await FinishAsync(study);
    }

    [Fact]
    public async Task Tell_thatWasStoredAfterAll_endsTheStudyOnceItIsRepeated()
    {
        LostAnswerStorage storage = new(new InMemoryStorage()) { LoseAfter = 1 }; // the first commit starts the trial, the next one tells
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(
            Options with { Storage = storage, Baseline = Baseline.Skip, Trials = 20, Target = 1 });

        StudyResult<Bowl> result = await study.RunAsync((trial, _) => Task.FromResult(trial.Number == 0 ? 0.5 : 5))
            .WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal((StopReason.Target, 1), (result.StoppedBecause, result.Trials.Count));
    }

    private static StudyOptions Options { get; } = new() { Sampler = new UniformSampler(), Seed = 1, Trials = 3 };

    private static async Task FinishAsync(Study<Bowl> study)
    {
        StudyResult<Bowl> result = await study.RunAsync((trial, _) => Task.FromResult(trial.Config.Height)).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(Enumerable.Range(0, 3), result.Trials.Select(trial => trial.Number).Order());
        Assert.Equal(StopReason.Trials, result.StoppedBecause);
    }
}
