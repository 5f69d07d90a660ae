namespace HyperGen.Tests.Studies;

public class ReproducibilityTests
{
    [Fact]
    public void Seed_equal_givesIdenticalTrials() => Assert.Equal(Run(seed: 7), Run(seed: 7));

    [Fact]
    public void Seed_other_givesOtherTrials() => Assert.NotEqual(Run(seed: 7), Run(seed: 8));

    [Theory]
    [InlineData(ulong.MinValue)]
    [InlineData(ulong.MaxValue)]
    public void Seed_atItsExtremes_works(ulong seed) => Assert.Equal(50, Run(seed).Count);

    [Fact]
    public void Seed_unset_isDrawnAndReproducesTheStudy()
    {
        StudyResult<Bowl> drawn = Study.Minimize<Bowl>(config => config.Height, new StudyOptions { Trials = 50, Sampler = new UniformSampler() });

        Assert.Equal(Points(drawn), Run(drawn.Seed));
    }

    [Fact]
    public async Task DeterministicWindow_withAnyNumberOfWorkers_givesIdenticalTrials()
    {
        List<(int, Bowl, double)> one = await RunParallel(workers: 1);
        List<(int, Bowl, double)> two = await RunParallel(workers: 2);
        List<(int, Bowl, double)> eight = await RunParallel(workers: 8);

        Assert.Equal(one, two);
        Assert.Equal(one, eight);
    }

    [Fact]
    public async Task DeterministicWindow_ofOne_equalsASequentialStudy()
    {
        StudyResult<Bowl> windowed = await Study.MinimizeAsync<Bowl>(
            (trial, _) => Task.FromResult(trial.Config.Height), Options(7) with { DeterministicWindow = 1 });

        Assert.Equal(Run(seed: 7), Points(windowed));
    }

    [Fact]
    public async Task DeterministicWindow_belowTheParallelism_isRejected()
    {
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(
            () => Study.OpenAsync<Bowl>(Options(1) with { Parallelism = 4, DeterministicWindow = 2 }));

        Assert.Contains("DeterministicWindow is 2 and Parallelism is 4", error.Message);
    }

    private static List<(int, Bowl, double)> Run(ulong seed) => Points(Study.Minimize<Bowl>(config => config.Height, Options(seed)));

    private static async Task<List<(int, Bowl, double)>> RunParallel(int workers)
    {
        // Trials end in an order of their own: the later ones overtake those with a number divisible by three.
        StudyResult<Bowl> result = await Study.MinimizeAsync<Bowl>(
            async (trial, _) =>
            {
                for (int i = 0; i < (trial.Number % 3 == 0 ? 50 : 1); i++) await Task.Yield();
                return trial.Config.Height;
            },
            Options(7) with { Trials = 120, Parallelism = workers, DeterministicWindow = 8 });
        return Points(result);
    }

    private static List<(int, Bowl, double)> Points(StudyResult<Bowl> result) =>
        [.. result.Trials.Select(trial => (trial.Number, trial.Config, trial.Value))];

    private static StudyOptions Options(ulong seed) => new() { Trials = 50, Seed = seed, Sampler = new UniformSampler() };
}
