using HyperGen.Tests.Storage;
using HyperGen.Tests.Termination;

namespace HyperGen.Tests.Adaptation;

public class RefinedStudyTests
{
    private const int After = 30;

    private static readonly StudyOptions Options =
        new() { Trials = 70, Seed = 3, Sampler = HyperGen.Samplers.Tpe(), Refine = Refine.After(After) };

    [Fact]
    public void Proposals_afterTheStatedTrials_lieInTheBoxButForEveryTwentieth()
    {
        StudyResult<Mixed> result = Study.Minimize<Mixed>(
            config => config.Value, Options with { Trials = 200, Sampler = HyperGen.Samplers.Random() });

        SpaceAdapted[] moves = [.. result.Adaptations];
        Assert.Equal(After, moves[0].Trial);
        Assert.All(moves, move => Assert.True(move.Trial % 10 == 0 || move.Reason.Contains("outside")));
        (double low, double high) = (1e-4, 1);
        int outside = 0, narrowed = 0;
        foreach (FinishedTrial<Mixed> trial in result.Trials)
        {
            SpaceAdapted? move = moves.FirstOrDefault(next => next.Trial == trial.Number && next.Parameter == "Rate");
            if (move is not null) (low, high) = (move.Low, move.High);
            bool inside = trial.Config.Rate >= low && trial.Config.Rate <= high;
            if (high / low < 9999) narrowed++;
            if (trial.Number % 20 != 0) Assert.True(inside, $"{trial.Number}: {trial.Config.Rate} in [{low}, {high}]");
            else if (!inside) outside++;
            Assert.False(trial.Config is { Rate: > 0.5, Depth: > 20 });
            Assert.Equal(1, trial.Config.Depth % 3);
        }

        Assert.InRange(narrowed, 80, 170);
        Assert.True(outside > 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Study_reopenedBeforeEveryTrial_equalsOneThatNeverWas(bool inJournal)
    {
        using TemporaryFolder folder = new();
        IStudyStorage storage = inJournal ? JournalStorage.Open(Path.Combine(folder.Path, "study.jsonl")) : new InMemoryStorage();
        StudyResult<Mixed> steady = Study.Minimize<Mixed>(config => config.Value, Options);
        for (int i = 0; i < Options.Trials; i++)
        {
            await using Study<Mixed> study = await Study.OpenAsync<Mixed>(Options with { Storage = storage });
            Trial<Mixed> trial = await study.AskAsync();
            await study.TellAsync(trial, trial.Config.Value);
        }

        await using Study<Mixed> resumed = await Study.OpenAsync<Mixed>(Options with { Storage = storage });
        Assert.NotEmpty(steady.Adaptations);
        Assert.Equal(steady.Trials.Select(trial => trial.Config), resumed.Result.Trials.Select(trial => trial.Config));
        Assert.Equal(steady.Adaptations, resumed.Result.Adaptations);
    }

    [Fact]
    public async Task DeterministicWindow_withAnyNumberOfWorkers_givesTheSameTrialsAndBoxes()
    {
        StudyResult<Mixed> one = await RunParallel(1), four = await RunParallel(4);

        Assert.NotEmpty(one.Adaptations);
        Assert.Equal(one.Adaptations, four.Adaptations);
        Assert.Equal(one.Trials.Select(trial => trial.Config), four.Trials.Select(trial => trial.Config));
    }

    [Fact]
    public async Task Boxes_thatFollowOnEachOtherBetweenTwoProposals_areOneEventAParameter()
    {
        using TemporaryFolder folder = new();
        StudyOptions options = Options with { Storage = JournalStorage.Open(Path.Combine(folder.Path, "study.jsonl")) };
        IReadOnlyList<SpaceAdapted> told;
        await using (Study<Tuned> study = await Study.OpenAsync<Tuned>(options))
        {
            List<Trial<Tuned>> batch = [];
            for (int i = 0; i < 60; i++) batch.Add(await study.AskAsync());
            foreach (Trial<Tuned> trial in batch) await study.TellAsync(trial, trial.Config.Miss(0.02, 0.7, 4));
            Trial<Tuned> after = await study.AskAsync();
            await study.TellAsync(after, after.Config.Miss(0.02, 0.7, 4));
            after = await study.AskAsync();
            told = study.Result.Adaptations;
        }

        await using Study<Tuned> resumed = await Study.OpenAsync<Tuned>(options);
        Assert.NotEmpty(told);
        Assert.All(told, move => Assert.Equal(60, move.Trial));
        Assert.Equal(told.Count, told.DistinctBy(move => move.Parameter).Count());
        Assert.Equal(told.OrderBy(move => move.Parameter), resumed.Result.Adaptations.OrderBy(move => move.Parameter));
    }

    [Theory]
    [InlineData("tpe")]
    [InlineData("random")]
    [InlineData("bayesian")]
    public void FiniteSpace_isSearchedToItsLastPoint(string name)
    {
        ISampler sampler = name switch
        {
            "tpe" => HyperGen.Samplers.Tpe(),
            "random" => HyperGen.Samplers.Random(),
            _ => HyperGen.Samplers.Bayesian(),
        };
        StudyResult<Cells> result = Study.Minimize<Cells>(
            config => Math.Abs(config.Row - 3) + Math.Abs(config.Column - 2),
            Options with { Trials = 100, Refine = Refine.After(15), Sampler = sampler });

        Assert.NotEmpty(result.Adaptations);
        Assert.Equal(60, result.Trials.Select(trial => trial.Config).Distinct().Count());
    }

    [Fact]
    public void Optimum_isNotLostAndItsRegretHalved()
    {
        AssertHalved(Regrets<Branin>(config => config.Value - Branin.Minimum));
        AssertHalved(Regrets<Mixed>(config => config.Value), ofMean: 1); // a run on a wrong choice stays there with a box and without
        AssertHalved(Regrets<Tuned>(config => config.Miss(0.02, 0.7, 4)));
    }

    [Fact]
    public void Result_saysWhichPhaseTheStudyIsIn()
    {
        Assert.Equal("tpe: whole space", Study.Minimize<Tuned>(config => config.Width, Options with { Target = 1 }).Sampler);
        Assert.Equal(
            "tpe: box round the best trials", Study.Minimize<Tuned>(config => config.Width, Options with { Trials = After + 1 }).Sampler);
    }

    [Fact]
    public async Task Options_thatCannotWork_areRefused()
    {
        Assert.Contains("use 1 or more", Assert.Throws<ArgumentOutOfRangeException>(() => Refine.After(0)).Message);
        await Refused(Options with { Trials = After }, "Refine is Refine.After(30) and Trials is 30: no trial would be left");
    }

    // Halved as a rule, so the geometric mean; and not bought by losing it now and then, so the mean.
    private static void AssertHalved(IReadOnlyList<(double Without, double With)> regrets, double ofMean = 0.5)
    {
        double ratio = Math.Exp(regrets.Average(one => Math.Log(one.With / one.Without)));
        Assert.True(ratio <= 0.5, $"{ratio} of the regret in the geometric mean");
        (double without, double with) = (regrets.Average(one => one.Without), regrets.Average(one => one.With));
        Assert.True(with <= ofMean * without, $"{with} against {without} in the mean");
    }

    // Of twenty seeds of TPE.
    private static (double Without, double With)[] Regrets<T>(Func<T, double> objective)
        where T : ISearchSpace<T> =>
    [
        .. Enumerable.Range(1, 20).Select(seed =>
        {
            StudyOptions options = Options with { Trials = 80, Seed = (ulong)seed, Refine = null };
            return (Study.Minimize(objective, options).Best.Value,
                Study.Minimize(objective, options with { Refine = Refine.After(40) }).Best.Value);
        }),
    ];

    private static Task<StudyResult<Mixed>> RunParallel(int workers) => Study.MinimizeAsync<Mixed>(
        async (trial, _) =>
        {
            for (int i = 0; i < (trial.Number % 3 == 0 ? 50 : 1); i++) await Task.Yield();
            return trial.Config.Value;
        },
        Options with { Parallelism = workers, DeterministicWindow = 4 });

    private static async Task Refused(StudyOptions options, string problem)
    {
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => Study.OpenAsync<Tuned>(options));
        Assert.Contains(problem, error.Message);
    }
}
