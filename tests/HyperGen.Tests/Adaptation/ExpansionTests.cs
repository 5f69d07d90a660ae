namespace HyperGen.Tests.Adaptation;

public class ExpansionTests
{
    private static readonly HardLimits[] Limits =
    [
        new(Tuned.SearchSpace["Rate"], 1e-6, 10),
        new(Tuned.SearchSpace["Width"], -3, 4),
        new(Tuned.SearchSpace["Depth"], 2, 32),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Optimum_outsideOfTwoBounds_isFound(ulong seed)
    {
        StudyResult<Tuned> result = Run(seed, config => config.Miss(0.8, 1.4, 4));

        Assert.InRange(result.Best.Value, 0, 1e-2);
        Assert.Contains(result.Adaptations, move => move.Parameter == "Rate" && move.High > 0.1);
        Assert.Contains(result.Adaptations, move => move.Parameter == "Width" && move.High > 1);
        Assert.Equal(80, result.Trials.Count);
    }

    [Fact]
    public void Optimum_ofAMaximisation_isFoundToo()
    {
        StudyResult<Tuned> result = Study.Maximize<Tuned>(config => -config.Miss(0.01, -0.4, 4), Options(1));

        Assert.InRange(result.Best.Value, -1e-2, 0);
        Assert.All(result.Adaptations, move => Assert.True(move is { Parameter: "Width", Low: < 0, High: 1 }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Optimum_inside_movesNoBound(ulong seed) => Assert.Empty(Run(seed, config => config.Miss(0.02, 0.7, 4)).Adaptations);

    [Fact]
    public void Bounds_moveThreeTimesASideTenTrialsApart_andNeverBeyondTheLimits()
    {
        StudyResult<Tuned> result = Run(seed: 1, config => config.Miss(0.01, 100, 4), trials: 100);

        int[] moves = [.. result.Adaptations.Where(move => move.Parameter == "Width").Select(move => move.Trial)];
        Assert.Equal(3, moves.Length);
        Assert.All(moves.Zip(moves.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 10));
        Assert.All(result.Trials, trial => Assert.InRange(trial.Config.Width, 0, 3.375)); // 1, 1.5, 2.25, 3.375
        foreach (FinishedTrial<Tuned> trial in result.Trials.TakeWhile(trial => trial.Number < moves[0])) Assert.InRange(trial.Config.Width, 0, 1);
    }

    [Fact]
    public void Limits_nearTheBounds_areMetExactly()
    {
        StudyResult<Tuned> result = Study.Minimize<Tuned>(
            config => config.Miss(0.01, 100, 4), Options(1) with { HardLimits = [new(Tuned.SearchSpace["Width"], 0, 1.25)] });

        Assert.Equal([1.25], result.Adaptations.Select(move => move.High));
        Assert.Equal(1.25, result.Trials.Max(trial => trial.Config.Width));
    }

    [Theory]
    [InlineData("tpe")]
    [InlineData("cma-es")]
    [InlineData("auto")]
    public void Sampler_ofAnyKind_worksOnMovedBounds(string name)
    {
        ISampler sampler = name switch { "tpe" => HyperGen.Samplers.Tpe(), "cma-es" => HyperGen.Samplers.CmaEs(), _ => HyperGen.Samplers.Auto() };
        StudyResult<Tuned> result = Study.Minimize<Tuned>(config => config.Miss(0.01, 1.4, 4), Options(2) with { Sampler = sampler, Trials = 120 });

        Assert.NotEmpty(result.Adaptations);
        Assert.True(result.Best.Config.Width > 1);
    }

    private static StudyResult<Tuned> Run(ulong seed, Func<Tuned, double> objective, int trials = 80) =>
        Study.Minimize(objective, Options(seed) with { Trials = trials });

    private static StudyOptions Options(ulong seed) => new() { Trials = 80, Seed = seed, HardLimits = Limits };
}
