namespace HyperGen.Tests.Adaptation;

public class RefinedAndExpandedStudyTests
{
    private static readonly StudyOptions Options = new()
    {
        Trials = 90,
        Seed = 3,
        Sampler = HyperGen.Samplers.Tpe(),
        Refine = Refine.After(30),
        HardLimits = [new(Tuned.SearchSpace["Width"], -3, 4)],
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Optimum_outsideOfABound_isFoundByBoxesThatGoBeyondIt(ulong seed)
    {
        StudyResult<Tuned> result = Study.Minimize<Tuned>(Outside, Options with { Seed = seed });

        Assert.Contains(result.Adaptations, move => move.Reason.Contains("values improve beyond"));
        Assert.Contains(result.Adaptations, move => move.Reason.Contains("trials lie there"));
        Assert.InRange(result.Best.Config.Width, 1.2, 1.6);
        Assert.InRange(result.Best.Value, 0, 0.02);
    }

    [Fact]
    public void Proposals_lieInWhatTheEventsSay_butForEveryTwentieth()
    {
        StudyResult<Tuned> result = Study.Minimize<Tuned>(Outside, Options);
        (double low, double high) = (0, 1);
        foreach (FinishedTrial<Tuned> trial in result.Trials)
        {
            SpaceAdapted? move = result.Adaptations.LastOrDefault(next => next.Trial == trial.Number && next.Parameter == "Width");
            if (move is not null) (low, high) = (move.Low, move.High);
            if (trial.Number % 20 != 0) Assert.InRange(trial.Config.Width, low, high);
        }

        Assert.True(high - low < 1, $"[{low}, {high}]");
    }

    [Fact]
    public async Task Study_reopenedBeforeEveryTrial_equalsOneThatNeverWas()
    {
        InMemoryStorage storage = new();
        StudyResult<Tuned> steady = Study.Minimize<Tuned>(Outside, Options);
        for (int i = 0; i < Options.Trials; i++)
        {
            await using Study<Tuned> study = await Study.OpenAsync<Tuned>(Options with { Storage = storage });
            Trial<Tuned> trial = await study.AskAsync();
            await study.TellAsync(trial, Outside(trial.Config));
        }

        await using Study<Tuned> resumed = await Study.OpenAsync<Tuned>(Options with { Storage = storage });
        Assert.Equal(steady.Trials.Select(trial => trial.Config), resumed.Result.Trials.Select(trial => trial.Config));
        Assert.Equal(steady.Adaptations, resumed.Result.Adaptations);
    }

    [Fact]
    public async Task DeterministicWindow_withAnyNumberOfWorkers_givesTheSameTrialsAndMoves()
    {
        StudyResult<Tuned> one = await RunParallel(1), four = await RunParallel(4);

        Assert.Contains(one.Adaptations, move => move.High > 1);
        Assert.Equal(one.Adaptations, four.Adaptations);
        Assert.Equal(one.Trials.Select(trial => trial.Config), four.Trials.Select(trial => trial.Config));
    }

    [Fact]
    public void Result_saysHowManyBoundsMovedAndWhichPhaseItIsIn() => Assert.Matches(
        "^tpe: (whole space|box round the best trials); [1-3] bounds? moved$", Study.Minimize<Tuned>(Outside, Options).Sampler);

    private static double Outside(Tuned config) => config.Miss(0.02, 1.4, 4);

    private static Task<StudyResult<Tuned>> RunParallel(int workers) => Study.MinimizeAsync<Tuned>(
        async (trial, _) =>
        {
            for (int i = 0; i < (trial.Number % 3 == 0 ? 50 : 1); i++) await Task.Yield();
            return Outside(trial.Config);
        },
        Options with { Parallelism = workers, DeterministicWindow = 4 });
}
