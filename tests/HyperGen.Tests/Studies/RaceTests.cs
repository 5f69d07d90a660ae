#pragma warning disable HG5006, HG5007, HG5008 // on purpose: what the analyzers forbid is tried

namespace HyperGen.Tests.Studies;

/// <summary>Two processes that act at the same moment.</summary>
public class RaceTests
{
    [Fact]
    public async Task Point_ofAQuickSampler_isProposedAnewInTheCommitThatAnotherProcessCameBefore()
    {
        InMemoryStorage memory = new();
        RacingStorage racing = new(memory);
        await using Study<Bowl> quick = await Study.OpenAsync<Bowl>(Options with { Storage = racing, TimeProvider = new ManualTime() });
        await using IStudyLog fast = await memory.OpenAsync(new StudyDeclaration("study", StudyDirection.Minimize, Bowl.SearchSpace, 1));
        racing.Before.Enqueue(() => StartAsync(fast, 0, [1, 1])); // the point that was just proposed for number 0

        Trial<Bowl> trial = await quick.AskAsync();

        Assert.Equal((1, new Bowl(2, 2)), (trial.Number, trial.Config));
        await using IStudyLog reader = await memory.OpenAsync(new StudyDeclaration("study", StudyDirection.Minimize, Bowl.SearchSpace, 1));
        Assert.All(await reader.ReadAsync(), fact => Assert.NotNull(Assert.IsType<TrialStarted>(fact).Point));
    }

    [Fact]
    public async Task Point_thatAnotherProcessTookBetweenProposalAndCommit_isProposedAnew()
    {
        InMemoryStorage memory = new();
        RacingStorage racing = new(memory);
        ManualTime time = new();
        await using Study<Bowl> slow = await Study.OpenAsync<Bowl>(
            Options with { Storage = racing, Sampler = new SlowSampler(Options.Sampler!, time), TimeProvider = time });
        await using IStudyLog fast = await memory.OpenAsync(new StudyDeclaration("study", StudyDirection.Minimize, Bowl.SearchSpace, 1));
        racing.Before.Enqueue(() => StartAsync(fast, 0, [5, 5])); // trial 0 is taken, so that the slow one claims number 1 without a point
        racing.Before.Enqueue(() => StartAsync(fast, 2, [1, 1])); // and the point it proposes then, too

        Trial<Bowl> trial = await slow.AskAsync();

        Assert.Equal(1, trial.Number);
        Assert.NotEqual(new Bowl(1, 1), trial.Config);
    }

    [Fact]
    public async Task Sampler_thatTurnsSlow_proposesWithoutTheLock()
    {
        InMemoryStorage memory = new();
        ManualTime time = new();
        RacingStorage racing = new(memory) { Time = time };
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(
            Options with { Storage = racing, Sampler = new SlowSampler(new UniformSampler(), time, after: 5), TimeProvider = time });
        await using IStudyLog fast = await memory.OpenAsync(new StudyDeclaration("study", StudyDirection.Minimize, Bowl.SearchSpace, 1));
        await study.TellAsync(await study.AskAsync(), 1);
        racing.Before.Enqueue(async () =>
        {
            for (int number = 1; number <= 6; number++)
            {
                await StartAsync(fast, number, [number / 4.0, 1]);
                await fast.CommitAsync(_ => [new TrialTold(number, TrialState.Complete, 1, TimeSpan.Zero, null)]);
            }
        });

        Assert.Equal(7, (await study.AskAsync()).Number);
        Assert.True(time.GetUtcNow() > new ManualTime().GetUtcNow());
        Assert.Equal(TimeSpan.Zero, racing.Deciding);
    }

    [Fact]
    public async Task Last_pointOfAFiniteSpace_isEvaluatedOnceWhoeverIsFaster()
    {
        InMemoryStorage memory = new();
        RacingStorage racing = new(memory);
        await using Study<Coin> slow = await Study.OpenAsync<Coin>(new StudyOptions { Storage = racing, Baseline = Baseline.Skip, Sampler = HyperGen.Samplers.Grid() });
        await using IStudyLog fast = await memory.OpenAsync(new StudyDeclaration("study", StudyDirection.Minimize, Coin.SearchSpace, 1));
        Trial<Coin> first = await slow.AskAsync();
        racing.Before.Enqueue(() => StartAsync(fast, 1, [first.Config.Side == 0 ? 1 : 0]));

        Assert.Null(await slow.TryAskAsync());

        Assert.Equal(StopReason.SpaceExhausted, slow.Control.StoppedBecause);
        await using IStudyLog reader = await memory.OpenAsync(new StudyDeclaration("study", StudyDirection.Minimize, Coin.SearchSpace, 1));
        Assert.Equal(2, (await reader.ReadAsync()).OfType<TrialStarted>().Count());
    }

    [Fact]
    public async Task Processes_thatShareAFiniteSpace_evaluateEachConfigOnce()
    {
        InMemoryStorage storage = new();
        StudyOptions options = new() { Storage = storage, Sampler = HyperGen.Samplers.Grid(), Baseline = Baseline.Skip };
        List<int> sides = [];
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Study.MinimizeAsync<Die>(
            async (trial, _) =>
            {
                lock (sides) sides.Add(trial.Config.Side);
                await Task.Yield();
                return trial.Config.Side;
            },
            options)))).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(Enumerable.Range(0, 60), sides.Order());
    }

    [Fact]
    public async Task Config_thatKillsItsWorkerEachTime_failsAfterTheAttemptsAllowed()
    {
        InMemoryStorage storage = new();
        StudyOptions options = Options with { Storage = storage, MaxAttempts = 3 };
        for (int attempt = 0; attempt < 3; attempt++)
        {
            await using Study<Bowl> dying = await Study.OpenAsync<Bowl>(options);
            Assert.Equal(0, (await dying.AskAsync()).Number);
        }

        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(options);
        Trial<Bowl> next = await study.AskAsync();
        await study.TellAsync(next, 1);

        Assert.Equal(1, next.Number);
        Assert.Equal((2, 1), (study.Result.Trials.Count, study.Result.Failed));
        Assert.Contains("3 attempts", study.Result.Trials.Single(trial => trial.Number == 0).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trials_thatAreGivenUp_areHeardOfAndCountAsFailures()
    {
        InMemoryStorage memory = new();
        await using (IStudyLog dead = await memory.OpenAsync(new StudyDeclaration("study", StudyDirection.Minimize, Bowl.SearchSpace, 1)))
        {
            await StartAsync(dead, 0, [1, 1]);
            await StartAsync(dead, 1, [2, 2]);
        }

        OutageObserver observer = new();
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(
            Options with { Storage = memory, MaxAttempts = 1, MaxFailuresInARow = 2, Observers = [observer] });

        Assert.Null(await study.TryAskAsync());
        Assert.Equal([0, 1], observer.Finished.Select(trial => trial.Number));
        Assert.Equal(StopReason.TooManyFailures, study.Control.StoppedBecause);
    }

    [Fact]
    public async Task Config_thatKillsItsWorker_isTriedForEverWithoutALimit()
    {
        InMemoryStorage storage = new();
        for (int attempt = 0; attempt < 6; attempt++)
        {
            await using Study<Bowl> dying = await Study.OpenAsync<Bowl>(Options with { Storage = storage, MaxAttempts = null });
            Assert.Equal(0, (await dying.AskAsync()).Number);
        }
    }

    // Proposes the point (1, 1) unless it is taken.
    private static StudyOptions Options { get; } = new() { Sampler = new StubbornSampler([1, 1], [2, 2]), Baseline = Baseline.Skip, Seed = 1 };

    private static Task StartAsync(IStudyLog log, int number, double[] point) =>
        log.CommitAsync(_ => [new TrialStarted(number, point, log.Worker, DateTimeOffset.UnixEpoch)]).AsTask();

    private sealed record Coin(int Side) : ISearchSpace<Coin>
    {
        public static SearchSpace SearchSpace { get; } = new SearchSpaceBuilder("Coin").AddInt("Side", 0, 1).Build();

        public static Coin Sample(ref Rng rng) => new((int)rng.NextInt(0, 1));

        public static void Encode(Coin config, Span<double> point) => point[0] = config.Side;

        public static Coin Decode(ReadOnlySpan<double> point) => new((int)point[0]);

        public string ToCSharp() => $"new Coin({Side})";
    }

    private sealed record Die(int Side) : ISearchSpace<Die>
    {
        public static SearchSpace SearchSpace { get; } = new SearchSpaceBuilder("Die").AddInt("Side", 0, 59).Build();

        public static Die Sample(ref Rng rng) => new((int)rng.NextInt(0, 59));

        public static void Encode(Die config, Span<double> point) => point[0] = config.Side;

        public static Die Decode(ReadOnlySpan<double> point) => new((int)point[0]);

        public string ToCSharp() => $"new Die({Side})";
    }

    /// <summary>Proposes the first of some points that no trial has.</summary>
    private sealed class StubbornSampler(params double[][] points) : ISampler, ISamplerSession
    {
        public string Name => "stubborn";

        public ISamplerSession Start(SamplerStudy study) => this;

        public bool TryPropose(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point)
        {
            if (Array.Find(points, candidate => !history.Contains(candidate)) is not { } free) return false;
            free.CopyTo(point);
            return true;
        }
    }
}
