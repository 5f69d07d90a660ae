namespace HyperGen.Tests.Adaptation;

public class DeclaredLimitsTests
{
    [Fact]
    public void Space_statesWhatTheAttributesDo_onItsOwnParametersAndOnTheirGrids()
    {
        SearchSpace space = Stretching.SearchSpace;

        Assert.Equal(
            ["Rate: [1E-06, 10]", "Part.Depth: [2, 32]", "Part.Price: [0.5, 7.5]", "Part.Pause: [10, 60]"],
            space.HardLimits.Select(limits => limits.ToString()));
        Assert.All(space.HardLimits, limits => Assert.Same(space[limits.Parameter.Name], limits.Parameter));
    }

    [Fact]
    public void Limits_areNoPartOfTheFingerprint()
    {
        SearchSpace plain = new SearchSpaceBuilder("one").AddFloat("X", 0, 1).Build();

        Assert.Equal(plain.Fingerprint, new SearchSpaceBuilder("one").AddFloat("X", 0, 1).Expandable(0, 2).Build().Fingerprint);
        Assert.Empty(plain.HardLimits);
    }

    [Fact]
    public void Builder_refusesLimitsThatCannotBe()
    {
        SearchSpaceBuilder builder = new SearchSpaceBuilder("one").AddFloat("X", 0, 1);

        Assert.Contains("'X' cannot have the hard limits", Assert.Throws<ArgumentException>(() => builder.Expandable(0.5, 2)).Message);
    }

    [Fact]
    public void Study_movesTheBoundsOfAttributes_asFarAsTheySay()
    {
        StudyResult<Stretching> result = Study.Minimize<Stretching>(Far, Options);

        Assert.Contains(result.Adaptations, move => move.Parameter == "Rate" && move.High > 0.1);
        Assert.Contains(result.Adaptations, move => move.Parameter == "Part.Price" && move.High > 2);
        Assert.InRange(result.Best.Config.Part.Price, 2.0000001m, 7.5m);
        Assert.All(result.Trials, trial => Assert.InRange(trial.Config.Part.Price, 0.5m, 7.5m));
    }

    [Fact]
    public void Option_takesThePlaceOfTheAttribute_ofItsOwnParameterAlone()
    {
        HardLimits still = new(Stretching.Parameters.Rate, 1e-3, 1e-1);
        StudyResult<Stretching> result = Study.Minimize<Stretching>(Far, Options with { HardLimits = [still] });

        Assert.DoesNotContain(result.Adaptations, move => move.Parameter == "Rate");
        Assert.Contains(result.Adaptations, move => move.Parameter == "Part.Price");
        Assert.All(result.Trials, trial => Assert.InRange(trial.Config.Rate, 1e-3, 1e-1));
    }

    [Fact]
    public async Task Config_betweenBoundsAndLimits_comesThroughItsConversions()
    {
        StretchingPart part = new() { Depth = 32, Price = 7.5m, Pause = TimeSpan.FromMinutes(1) };
        Stretching wide = new() { Rate = 10, Part = part };
        await using Study<Stretching> study = await Study.OpenAsync<Stretching>(Options with { Baseline = Baseline.Skip });
        await study.EnqueueAsync(wide);

        Trial<Stretching> trial = await study.AskAsync();
        await study.TellAsync(trial, 0);
        Assert.Equal(wide, trial.Config);
    }

    [Fact]
    public async Task Limits_thatAPropertyCannotTake_areRefusedByTheNameOfTheAttribute()
    {
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => Study.OpenAsync<Cramped>(Options));

        Assert.Contains("[Expandable] allows 'Small' the value 300, which its property cannot take; narrow the limits", error.Message);
    }

    private static StudyOptions Options => new() { Trials = 80, Seed = 2 };

    private static double Far(Stretching config) =>
        Math.Pow(Math.Log10(config.Rate / 0.8), 2) + Math.Pow((double)config.Part.Price - 2.8, 2)
            + Math.Pow((config.Part.Depth - 4) / 8.0, 2) + Math.Pow((config.Part.Pause.TotalSeconds - 15) / 20, 2);

    /// <summary>A space by hand, whose limits no compiler has seen.</summary>
    private sealed record Cramped(byte Small) : ISearchSpace<Cramped>
    {
        public static SearchSpace SearchSpace { get; } =
            new SearchSpaceBuilder("Cramped").AddInt("Small", 0, 100).Expandable(0, 300).Build();

        public static Cramped Sample(ref Rng rng) => new((byte)rng.NextInt(0, 100));

        public static void Encode(Cramped config, Span<double> point) => point[0] = config.Small;

        public static Cramped Decode(ReadOnlySpan<double> point) => new((byte)point[0]);

        public string ToCSharp() => $"new Cramped({Small})";
    }
}
