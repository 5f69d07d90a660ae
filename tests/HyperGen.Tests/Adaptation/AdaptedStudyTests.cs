using HyperGen.Tests.Storage;

namespace HyperGen.Tests.Adaptation;

public class AdaptedStudyTests
{
    private static readonly StudyOptions Options = new() { Trials = 60, Seed = 3, HardLimits = [new(Tuned.SearchSpace["Width"], -3, 4)] };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Study_reopenedBeforeEveryTrial_equalsOneThatNeverWas(bool inJournal)
    {
        using TemporaryFolder folder = new();
        IStudyStorage storage = inJournal ? JournalStorage.Open(Path.Combine(folder.Path, "study.jsonl")) : new InMemoryStorage();
        StudyResult<Tuned> steady = Study.Minimize<Tuned>(Objective, Options);
        for (int i = 0; i < 60; i++)
        {
            await using Study<Tuned> study = await Study.OpenAsync<Tuned>(Options with { Storage = storage });
            Trial<Tuned> trial = await study.AskAsync();
            await study.TellAsync(trial, Objective(trial.Config));
        }

        await using Study<Tuned> resumed = await Study.OpenAsync<Tuned>(Options with { Storage = storage });
        Assert.NotEmpty(steady.Adaptations);
        Assert.Equal(steady.Trials.Select(trial => trial.Config), resumed.Result.Trials.Select(trial => trial.Config));
        Assert.Equal(steady.Adaptations, resumed.Result.Adaptations);
    }

    [Fact]
    public async Task DeterministicWindow_withAnyNumberOfWorkers_givesTheSameTrialsAndMoves()
    {
        StudyResult<Tuned> one = await RunParallel(1), four = await RunParallel(4);

        Assert.NotEmpty(one.Adaptations);
        Assert.Equal(one.Adaptations, four.Adaptations);
        Assert.Equal(one.Trials.Select(trial => trial.Config), four.Trials.Select(trial => trial.Config));
    }

    [Fact]
    public void Observers_hearOfEveryMove()
    {
        Heard heard = new();
        StudyResult<Tuned> result = Study.Minimize<Tuned>(Objective, Options with { Observers = [heard] });

        Assert.NotEmpty(heard.Moves);
        Assert.Equal(result.Adaptations, heard.Moves);
    }

    [Fact]
    public async Task Config_betweenBoundsAndLimits_canBeEnqueued()
    {
        await using Study<Tuned> study = await Study.OpenAsync<Tuned>(Options with { Baseline = Baseline.Skip });
        await study.EnqueueAsync(new Tuned(0.01, 3.5, 4));
        Trial<Tuned> trial = await study.AskAsync();
        await study.TellAsync(trial, 0);

        Assert.Equal(3.5, trial.Config.Width);
        await Assert.ThrowsAsync<ArgumentException>(async () => await study.EnqueueAsync(new Tuned(0.01, 4.5, 4)));
    }

    [Fact]
    public async Task Limits_thatAreNotOfTheSpace_areRefused()
    {
        SearchSpace other = new SearchSpaceBuilder("other").AddFloat("Length", 0, 1).Build();

        await Refused<Tuned>([new(other["Length"], 0, 2)], "'Length', which is no parameter of 'Tuned'");
        await Refused<Tuned>([Options.HardLimits[0], Options.HardLimits[0]], "'Width' twice");
    }

    [Fact]
    public async Task Limits_beyondWhatAPropertyCanTake_areRefused()
    {
        await Refused<Narrow>([new(Narrow.Parameters.Small, 0, 300)], "'Small' the value 300, which its property cannot take");
        await Refused<Narrow>([new(Narrow.Parameters.Price, 1, 100)], "'Price' the value 100, which its property cannot take");
        await using Study<Narrow> study = await Study.OpenAsync<Narrow>(
            new StudyOptions { HardLimits = [new(Narrow.Parameters.Small, 0, 255), new(Narrow.Parameters.Share, 0, 1e9)] });
        Assert.Equal(1e9, ((FloatParameter)study.Control.Space["Share"]).High);
    }

    private static double Objective(Tuned config) => config.Miss(0.02, 1.4, 4);

    private static Task<StudyResult<Tuned>> RunParallel(int workers) => Study.MinimizeAsync<Tuned>(
        async (trial, _) =>
        {
            for (int i = 0; i < (trial.Number % 3 == 0 ? 50 : 1); i++) await Task.Yield();
            return Objective(trial.Config);
        },
        Options with { Parallelism = workers, DeterministicWindow = 4 });

    private static async Task Refused<T>(HardLimits[] limits, string problem)
        where T : ISearchSpace<T>
    {
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => Study.OpenAsync<T>(Options with { HardLimits = limits }));
        Assert.Contains(problem, error.Message);
    }

    private sealed class Heard : IStudyObserver
    {
        public List<SpaceAdapted> Moves { get; } = [];

        public void OnSpaceAdapted(IStudyControl study, SpaceAdapted adaptation) => Moves.Add(adaptation);
    }
}
