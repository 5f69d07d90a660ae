#pragma warning disable HG5006, HG5007, HG5008 // on purpose: what the analyzers forbid is tried

namespace HyperGen.Tests.Studies;

public class SharedStudyTests
{
    [Fact]
    public async Task Tell_thatTheStorageRefused_mayBeRepeated()
    {
        FlakyStorage storage = new(new InMemoryStorage());
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options with { Trials = 5, Storage = storage });
        Trial<Bowl> trial = await study.AskAsync();
        storage.Failures = 1;

        StudyStorageException error = await Assert.ThrowsAsync<StudyStorageException>(async () => await study.TellAsync(trial, 4));
        await study.TellAsync(trial, 4);

        Assert.Contains("disk is full", error.Message);
        Assert.Equal(4, Assert.Single(study.Result.Trials).Value);
    }

    [Fact]
    public async Task Run_retriesATellThatTheStorageRefused()
    {
        FlakyStorage storage = new(new InMemoryStorage());
        StudyResult<Bowl> result = await Study.MinimizeAsync<Bowl>(
            (trial, _) =>
            {
                if (trial.Number == 2) storage.Failures = 1;
                return Task.FromResult(trial.Config.Height);
            },
            Options with { Trials = 5, Storage = storage });

        Assert.Equal(5, result.Trials.Count);
        Assert.Equal(0, result.Failed);
    }

    [Fact]
    public async Task Refresh_showsWhatAnotherOpeningTold()
    {
        InMemoryStorage storage = new();
        await using Study<Bowl> mine = await Study.OpenAsync<Bowl>(Options with { Trials = 5, Storage = storage });
        await using Study<Bowl> theirs = await Study.OpenAsync<Bowl>(Options with { Trials = 5, Storage = storage });
        await theirs.TellAsync(await theirs.AskAsync(), 4);
        int before = mine.Result.Trials.Count;
        await mine.RefreshAsync();

        Assert.Equal(0, before);
        Assert.Equal(4, Assert.Single(mine.Result.Trials).Value);
    }

    [Fact]
    public async Task Window_sharedByTwoOpenings_waitsForTheOtherAndGoesOn()
    {
        InMemoryStorage storage = new();
        StudyOptions options = Options with { Trials = 6, Storage = storage, DeterministicWindow = 2 };
        await using Study<Bowl> one = await Study.OpenAsync<Bowl>(options);
        await using Study<Bowl> two = await Study.OpenAsync<Bowl>(options);
        Trial<Bowl> slow = await one.AskAsync();
        await two.TellAsync(await two.AskAsync(), 1);

        Task<Trial<Bowl>> waiting = two.AskAsync().AsTask(); // trial 2 needs trial 0
        Assert.NotSame(waiting, await Task.WhenAny(waiting, Task.Delay(150)));
        await one.TellAsync(slow, 2);

        Assert.Equal(2, (await waiting.WaitAsync(TimeSpan.FromSeconds(20))).Number);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Window_run_bySeveralOpeningsAtOnce_losesNothing(int parallelism)
    {
        InMemoryStorage storage = new();
        StudyOptions options = Options with { Trials = 60, Storage = storage, DeterministicWindow = 4, Parallelism = parallelism };
        Task<StudyResult<Bowl>>[] runs =
        [
            .. Enumerable.Range(0, 3).Select(_ => Study.MinimizeAsync<Bowl>(
                async (trial, _) =>
                {
                    await Task.Yield();
                    return trial.Config.Height;
                },
                options)),
        ];

        await Task.WhenAll(runs).WaitAsync(TimeSpan.FromSeconds(60));

        StudyResult<Bowl> whole = await Study.MinimizeAsync<Bowl>((_, _) => throw new InvalidOperationException("must not run"), options);
        Assert.Equal(Enumerable.Range(0, 60), whole.Trials.Select(trial => trial.Number));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ask_waitingInTheWindow_endsWhenTheStudyIsStoppedOrClosed(bool stop)
    {
        Study<Bowl> study = await Study.OpenAsync<Bowl>(Options with { Trials = 6, DeterministicWindow = 1 });
        await study.AskAsync();
        Task<Trial<Bowl>?> waiting = study.TryAskAsync().AsTask();

        if (stop)
        {
            study.Control.Stop();
            Assert.Null(await waiting.WaitAsync(TimeSpan.FromSeconds(20)));
            await study.DisposeAsync();
        }
        else
        {
            await study.DisposeAsync();
            await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(20)));
        }
    }

    [Fact]
    public async Task Study_endedByFailures_canBeOpenedAgainOnceTheCauseIsMended()
    {
        InMemoryStorage storage = new();
        StudyOptions options = Options with { Trials = 20, Storage = storage, MaxFailuresInARow = 3 };
        StudyResult<Bowl> broken = await Study.MinimizeAsync<Bowl>((_, _) => throw new FileNotFoundException("train.csv"), options);

        StudyResult<Bowl> mended = await Study.MinimizeAsync<Bowl>((trial, _) => Task.FromResult(trial.Config.Height), options);

        Assert.Equal((StopReason.TooManyFailures, 3), (broken.StoppedBecause, broken.Trials.Count));
        Assert.Equal((StopReason.Trials, 20, 3), (mended.StoppedBecause, mended.Trials.Count, mended.Failed));
    }

    private static StudyOptions Options { get; } = new() { Sampler = new UniformSampler(), Seed = 1 };
}
