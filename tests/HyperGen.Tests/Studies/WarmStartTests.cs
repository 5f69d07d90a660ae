using HyperGen.Spaces;

namespace HyperGen.Tests.Studies;

public sealed class WarmStartTests
{
    private static readonly StudyOptions Options = new() { Trials = 40, Seed = 3, Sampler = HyperGen.Samplers.Random() };

    [Fact]
    public void Best_of_an_earlier_study_is_tried_right_after_the_default()
    {
        StudyResult<Bowl> earlier = Study.Minimize<Bowl>(bowl => bowl.Height, Options);
        StudyResult<Bowl> next = Study.Minimize<Bowl>(bowl => bowl.Height, Options with { Seed = 4, WarmStart = [WarmStart.From(earlier)] });

        Assert.Equal(new Bowl(0, 0), next.Trials[0].Config);
        Assert.Equal(earlier.Best.Config, next.Trials[1].Config);
        Assert.Equal(40, next.Trials.Count);
        Assert.True(next.Best.Value <= earlier.Best.Value);
    }

    [Fact]
    public async Task Stored_study_of_another_space_gives_its_nearest_config()
    {
        InMemoryStorage storage = new();
        await using (Study<Former> former = await Study.OpenAsync<Former>(new StudyOptions { Name = "old", Storage = storage, Seed = 1, Baseline = Baseline.Skip }))
        {
            await former.EnqueueAsync(new Former(40, 7, "gone"));
            await former.TellAsync(await former.AskAsync(), 1);
        }

        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(Options with { WarmStart = [WarmStart.From(storage, "old")] });
        Assert.Equal(new Bowl(0, 0), (await study.AskAsync()).Config);
        Assert.Equal(new Bowl(10, 7), (await study.AskAsync()).Config); // X is clipped to its range
    }

    [Fact]
    public async Task Study_that_was_killed_before_its_first_trials_goes_on_without_the_earlier_studies()
    {
        InMemoryStorage storage = new();
        StudyResult<Bowl> earlier = Study.Minimize<Bowl>(bowl => bowl.Height, Options);
        StudyResult<Bowl> steady = Study.Minimize<Bowl>(bowl => bowl.Height, Options with { Seed = 5, WarmStart = [WarmStart.From(earlier)] });
        await using (Study<Bowl> begun = await Study.OpenAsync<Bowl>(Options with { Seed = 5, Storage = storage, WarmStart = [WarmStart.From(earlier)] }))
        {
            Trial<Bowl> first = await begun.AskAsync();
            await begun.TellAsync(first, first.Config.Height);
        }

        StudyResult<Bowl> resumed = Study.Minimize<Bowl>(
            bowl => bowl.Height, Options with { Seed = 5, Storage = storage, WarmStart = [WarmStart.From(new InMemoryStorage(), "deleted meanwhile")] });
        Assert.Equal(steady.Trials.Select(trial => trial.Config), resumed.Trials.Select(trial => trial.Config));
    }

    [Fact]
    public void Every_ten_trials_allow_one_earlier_study_and_equal_configs_count_once()
    {
        WarmStart[] many = [.. Enumerable.Range(0, 12).Select(i => Told(i / 2))];
        Assert.Equal([0, 1, 2, 3], Enqueued(30)); // the first is the default, which an earlier study had too
        Assert.Equal([0, 1], Enqueued(5));
        Assert.Equal([0, 1, 2, 3, 4, 5], Enqueued(1000));

        IEnumerable<int> Enqueued(int trials)
        {
            int most = Math.Clamp(trials / 10, 1, 5);
            StudyResult<Bowl> result = Study.Minimize<Bowl>(bowl => bowl.Height, Options with { Trials = trials, WarmStart = many });
            return result.Trials.Take(Math.Min(trials, most + 1)).Select(trial => trial.Config).TakeWhile(config => config.X == 0).Select(config => config.N);
        }
    }

    [Fact]
    public async Task Earlier_study_of_the_other_direction_is_refused()
    {
        StudyResult<Bowl> earlier = Study.Maximize<Bowl>(bowl => bowl.Height, Options);
        StudyConflictException error = await Assert.ThrowsAsync<StudyConflictException>(
            async () => await Study.OpenAsync<Bowl>(Options with { WarmStart = [WarmStart.From(earlier)] }));
        Assert.Contains("'study' is to Maximize", error.Message);
    }

    [Fact]
    public async Task Earlier_study_that_is_missing_or_has_nothing_complete_is_told_or_left_out()
    {
        InMemoryStorage storage = new();
        await Assert.ThrowsAsync<StudyNotFoundException>(
            async () => await Study.OpenAsync<Bowl>(Options with { WarmStart = [WarmStart.From(storage, "none")] }));
        Assert.Contains("'s'", Assert.Throws<ArgumentException>(() => WarmStart.From(new FlakyStorage(storage), "s")).Message);

        StudyResult<Bowl> failed = Study.Minimize<Bowl>(_ => double.NaN, Options with { Trials = 3 });
        StudyResult<Bowl> next = Study.Minimize<Bowl>(bowl => bowl.Height, Options with { Trials = 10, WarmStart = [WarmStart.From(failed)] });
        Assert.Equal(10, next.Trials.Count);
    }

    [Fact]
    public void Nearest_point_clips_numbers_and_takes_defaults_for_what_is_new_or_gone()
    {
        SearchSpace space = new SearchSpaceBuilder("s")
            .AddFloat("Rate", 1e-4, 1e-1, Scale.Log).AddFloat("Grid", 0, 1, step: 0.25).AddInt("Depth", 1, 8).AddChoice("Kind", ["a", "b"]).AddFloat("New", 0, 1)
            .WithDefault([1e-2, 0.5, 4, 1, 0.125]).Build();
        KeyValuePair<string, StoredValue>[] values =
        [
            new("Rate", StoredValue.Of(-1)), new("Grid", StoredValue.Of(0.6)), new("Depth", StoredValue.Of(11.5)),
            new("Kind", StoredValue.Parse("\"gone\"")), new("Dropped", StoredValue.Of(3)),
        ];
        Assert.Equal([1e-4, 0.5, 8, 1, 0.125], new PointMapper(space).MapNearest(values)!);
        Assert.Null(new PointMapper(space).MapNearest([new("Dropped", StoredValue.Of(3))]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(9)]
    public async Task Study_that_was_killed_learns_the_same_although_the_earlier_one_grew_or_went(int killedAfter)
    {
        InMemoryStorage storage = new();
        await using Study<Bowl> earlier = await Study.OpenAsync<Bowl>(Options with { Name = "old", Storage = storage, Trials = null });
        await RunAsync(earlier, 30);
        StudyOptions options = Options with
        {
            Name = "new",
            Trials = 14,
            Seed = 5,
            Sampler = HyperGen.Samplers.Bayesian(),
            WarmStart = [WarmStart.From(storage, "old")],
        };
        StudyResult<Bowl> steady = Study.Minimize<Bowl>(bowl => bowl.Height, options);
        StudyOptions stored = options with { Storage = storage };
        await using (Study<Bowl> begun = await Study.OpenAsync<Bowl>(stored)) await RunAsync(begun, killedAfter);

        await RunAsync(earlier, 5);
        StudyResult<Bowl> grown = Study.Minimize<Bowl>(bowl => bowl.Height, options);
        await storage.DeleteAsync("old");
        StudyResult<Bowl> resumed = Study.Minimize<Bowl>(bowl => bowl.Height, stored);
        Assert.Equal(steady.Trials.Select(trial => trial.Config), resumed.Trials.Select(trial => trial.Config));
        Assert.NotEqual(steady.Trials.Select(trial => trial.Config), grown.Trials.Select(trial => trial.Config)); // it did learn
        Assert.Contains("'old' 1.00", resumed.Sampler);
    }

    [Fact]
    public async Task All_workers_learn_from_what_the_first_one_took_over()
    {
        InMemoryStorage storage = new();
        WarmStart[] known = [WarmStart.From("notes", StudyDirection.Minimize, Enumerable.Range(0, 24).Select(Noted))];
        StudyOptions options = Options with { Storage = storage, Trials = 10, Sampler = HyperGen.Samplers.Bayesian(), WarmStart = known };
        await using Study<Bowl> first = await Study.OpenAsync<Bowl>(options);
        await using Study<Bowl> second = await Study.OpenAsync<Bowl>(options with { WarmStart = [] });
        await RunAsync(first, 4);
        await RunAsync(second, 6);
        Assert.Contains("'notes'", second.Result.Sampler);
        Assert.Equal(
            Study.Minimize<Bowl>(bowl => bowl.Height, options with { Storage = null }).Trials.Select(trial => trial.Config),
            second.Result.Trials.Select(trial => trial.Config));

        static (Bowl, double) Noted(int i)
        {
            Bowl bowl = new((i * 7 % 12) - 6, i % 10);
            return (bowl, i == 3 ? double.NaN : 100 * bowl.Height); // in other units, and one failed
        }
    }

    [Fact]
    public async Task Best_config_alone_is_tried_and_nothing_is_learned()
    {
        StudyResult<Bowl> earlier = Study.Minimize<Bowl>(bowl => bowl.Height, Options);
        WarmStart[] best = [WarmStart.From(earlier).BestConfigOnly()];
        StudyOptions options = Options with { Trials = 12, Sampler = HyperGen.Samplers.Bayesian(), WarmStart = best };
        StudyResult<Bowl> result = Study.Minimize<Bowl>(bowl => bowl.Height, options);
        Assert.Equal(earlier.Best.Config, result.Trials[1].Config);
        Assert.Equal("bayesian", result.Sampler);

        await using Study<Bowl> manual = await Study.OpenAsync<Bowl>(options with { WarmStart = [] });
        await manual.EnqueueAsync(earlier.Best.Config);
        await RunAsync(manual, 12);
        Assert.Equal(manual.Result.Trials.Select(trial => trial.Config), result.Trials.Select(trial => trial.Config));
    }

    [Fact]
    public void Sampler_that_does_not_learn_says_so()
    {
        StudyResult<Bowl> earlier = Study.Minimize<Bowl>(bowl => bowl.Height, Options);
        StudyResult<Bowl> next = Study.Minimize<Bowl>(bowl => bowl.Height, Options with { WarmStart = [WarmStart.From(earlier)] });
        Assert.Equal("random: of earlier studies it tries the best configs alone", next.Sampler);
        StudyResult<Bowl> auto = Study.Minimize<Bowl>(
            bowl => bowl.Height, Options with { Sampler = null, WarmStart = [WarmStart.From(earlier)] });
        Assert.Contains("a Gaussian process", auto.Sampler);
        Assert.Contains("earlier stud", auto.Sampler);
    }

    [Fact]
    public void Evidence_outside_of_the_space_is_left_out()
    {
        SearchSpace space = new SearchSpaceBuilder("s")
            .AddFloat("Rate", 1e-4, 1e-1, Scale.Log).AddFloat("Grid", 0, 1, step: 0.25).AddChoice("Kind", ["a", "b"]).AddFloat("New", 0, 1)
            .WithDefault([1e-2, 0.5, 1, 0.125]).Build();
        PointMapper mapper = new(space);
        Assert.Equal([0.05, 0.5, 0, 0.125], mapper.MapWithin(Values(0.05, 0.6, "\"a\""))!); // between two steps: the nearer one
        Assert.Null(mapper.MapWithin(Values(0.2, 0.5, "\"a\"")));
        Assert.Null(mapper.MapWithin(Values(0.05, 1.5, "\"a\"")));
        Assert.Null(mapper.MapWithin(Values(0.05, 0.5, "\"gone\"")));
        Assert.Null(mapper.MapWithin([new("Dropped", StoredValue.Of(3))]));

        static KeyValuePair<string, StoredValue>[] Values(double rate, double grid, string kind) =>
        [
            new("Rate", StoredValue.Of(rate)), new("Grid", StoredValue.Of(grid)), new("Kind", StoredValue.Parse(kind)),
            new("Dropped", StoredValue.Of(3)),
        ];
    }

    private static async Task RunAsync(Study<Bowl> study, int trials)
    {
        for (int i = 0; i < trials; i++)
        {
            Trial<Bowl> trial = await study.AskAsync();
            await study.TellAsync(trial, trial.Config.Height);
        }
    }

    // A study whose only trial has the given N.
    private static WarmStart Told(int n) => WarmStart.From(Study.Minimize<Bowl>(bowl => bowl.Height, Options with { Trials = 1, Baseline = Baseline.Skip, Sampler = new Fixed(n) }));

    private sealed class Fixed(int n) : ISampler, ISamplerSession
    {
        public string Name => "fixed";

        public ISamplerSession Start(SamplerStudy study) => this;

        public bool TryPropose(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point)
        {
            (point[0], point[1]) = (0, n);
            return true;
        }
    }

    private sealed record Former(double X, int N, string Gone) : ISearchSpace<Former>
    {
        public static SearchSpace SearchSpace { get; } =
            new SearchSpaceBuilder("Bowl").AddFloat("X", -50, 50).AddInt("N", 0, 20).AddChoice("Gone", ["gone", "stays"]).Build();

        public static Former Sample(ref Rng rng)
        {
            double[] point = new double[3];
            SearchSpace.Sample(ref rng, point);
            return Decode(point);
        }

        public static void Encode(Former config, Span<double> point) => (point[0], point[1], point[2]) = (config.X, config.N, config.Gone == "gone" ? 0 : 1);

        public static Former Decode(ReadOnlySpan<double> point) => new(point[0], (int)point[1], point[2] == 0 ? "gone" : "stays");

        public string ToCSharp() => "";
    }
}
