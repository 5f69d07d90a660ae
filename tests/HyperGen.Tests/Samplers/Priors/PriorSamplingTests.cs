using HyperGen.Sampling.GaussianProcess;
using HyperGen.Sampling.Priors;
using HyperGen.Testing;

namespace HyperGen.Tests.Samplers.Priors;

public sealed class PriorSamplingTests
{
    public static TheoryData<string> SamplerNames => new(Samplers.Keys);

    private static Dictionary<string, ISampler> Samplers { get; } = new()
    {
        ["bayesian"] = HyperGen.Samplers.Bayesian(),
        ["tpe"] = HyperGen.Samplers.Tpe(),
        ["auto"] = HyperGen.Samplers.Auto(),
        ["quasi-random"] = HyperGen.Samplers.QuasiRandom(),
        ["cma-es"] = HyperGen.Samplers.CmaEs(),
    };

    [Theory]
    [MemberData(nameof(SamplerNames))]
    public void Study_without_beliefs_proposes_the_same_bits_whatever_the_space_declares(string name)
    {
        SearchSpace plain = Builder().Build(), believed = Builder().Near(0.9, spread: 0.05).Build();
        List<double[]> points = new SamplerContractRun(Samplers[name], plain).Sequential(30).Points;
        Assert.Equal(points, new SamplerContractRun(new Unbelieving(Samplers[name]), believed).Sequential(30).Points);
        Assert.NotEqual(points, new SamplerContractRun(Samplers[name], believed).Sequential(30).Points);

        static SearchSpaceBuilder Builder() => new SearchSpaceBuilder("s").AddFloat("X", 0, 1).AddInt("K", 1, 30).AddFloat("Y", 0, 1);
    }

    [Fact]
    public void Random_draws_are_the_baseline_and_take_no_notice_of_beliefs()
    {
        SearchSpace plain = new SearchSpaceBuilder("s").AddFloat("X", 0, 1).Build();
        SearchSpace believed = new SearchSpaceBuilder("s").AddFloat("X", 0, 1).Near(0.9, spread: 0.05).Build();
        Assert.Equal(
            new SamplerContractRun(HyperGen.Samplers.Random(), plain).Sequential(20).Points,
            new SamplerContractRun(HyperGen.Samplers.Random(), believed).Sequential(20).Points);
    }

    [Fact]
    public void Quasi_random_points_spread_as_the_belief_says()
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddFloat("X", 0, 1).Near(0.5, spread: 0.1).AddChoice("A", ["a", "b"]).Weigh(3, 1).Build();
        List<double[]> points = new SamplerContractRun(HyperGen.Samplers.QuasiRandom(), space).Sequential(256).Points;
        Assert.InRange(points.Count(point => point[0] is > 0.4 and < 0.6), 165, 182);
        Assert.InRange(points.Count(point => point[1] == 0), 186, 198);
    }

    [Fact]
    public void Start_up_of_the_bayesian_sampler_gives_three_points_to_the_belief_and_still_sees_every_choice()
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddFloat("X", 0, 1).Near(0.9, spread: 0.03)
            .AddChoice("A", ["a", "b", "c", "d", "e"]).Weigh(9, 1, 1, 1, 1).Build();
        List<double[]> points = new SamplerContractRun(HyperGen.Samplers.Bayesian(), space).Sequential(10).Points;
        Assert.Equal(0.9, points[0][0], 1e-9);
        Assert.All(points[..3], point => Assert.InRange(point[0], 0.8, 1));
        Assert.InRange(points[3..].Count(point => point[0] is > 0.8), 0, 3);
        Assert.Equal(5, points.Select(point => point[1]).Distinct().Count());
    }

    [Fact]
    public void First_distribution_of_cma_es_lies_where_the_belief_does()
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddFloat("X", 0, 1).Near(0.8, spread: 0.02).AddFloat("Y", 0, 1).Build();
        List<double[]> points = new SamplerContractRun(HyperGen.Samplers.CmaEs(), space).Sequential(6).Points;
        Assert.All(points, point => Assert.InRange(point[0], 0.5, 1));
        Assert.Contains(points, point => Math.Abs(point[1] - 0.5) > 0.1);
    }

    [Fact]
    public void Term_of_the_acquisition_has_the_slopes_of_its_differences_and_skips_inactive_axes()
    {
        SearchSpace space = new SearchSpaceBuilder("s")
            .AddChoice("A", ["a", "b"]).Weigh(1, 4)
            .AddFloat("X", 1, 100).Near(30, factor: 2)
            .AddFloat("Y", 0, 1).When(0, 1).Near(0.5, spread: 0.1).Build();
        EncodedSpace encoded = new(space);
        Columns columns = new(encoded);
        columns.Scale([0.1, -0.4, 0.7]);
        PriorTerm term = PriorTerm.Of(encoded, new SamplerStudy(space, StudyDirection.Minimize, 1, 50, 1))!;
        TrialHistory history = new(space, StudyDirection.Minimize);
        for (int i = 0; i < 20; i++) history.Finish(i, [0, 30, double.NaN], TrialState.Complete, 0);
        term.Weigh(history, trialNumber: 20);
        double[] codes = [1, 0.4, 0.3], gradient = new double[3];
        term.AddSlopes(codes, columns, gradient);
        for (int column = 0; column < columns.Numbers; column++)
        {
            const double Step = 1e-6;
            int k = columns.Order[column].Position;
            double[] up = [.. codes], down = [.. codes];
            (up[k], down[k]) = (codes[k] + Step, codes[k] - Step);
            Assert.Equal((term.At(up) - term.At(down)) / (2 * Step) / columns.Inverse(column), gradient[column], 1e-6);
        }

        PointPrior prior = PointPrior.Of(new SamplerStudy(space, StudyDirection.Minimize, 1, 50, 1))!;
        double x = space.Parameters[1].FromUnit(0.4);
        Assert.Equal(0.25 * prior.LogDensity([1, x, 0.3]), term.At(codes), 1e-12);
        Assert.Equal(0.25 * prior.LogDensity([0, x, double.NaN]), term.At([0, 0.4, Axis.InactiveNumber]), 1e-12);
        Assert.Equal(space.Priors[0].LogDensity(0) + space.Priors[1].LogDensity(x), prior.LogDensity([0, x, double.NaN]), 0.05);
    }

    [Fact]
    public void Weight_of_beliefs_fades_with_the_trials_and_is_nothing_while_results_contradict_them()
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddFloat("X", 0, 1).Near(0.2, spread: 0.02).Build();
        PointPrior prior = PointPrior.Of(new SamplerStudy(space, StudyDirection.Minimize, 1, 50, 1))!;
        TrialHistory history = new(space, StudyDirection.Minimize);
        Assert.Equal(5, prior.Exponent(history));
        for (int i = 0; i < 10; i++) history.Finish(i, [i < 5 ? 0.2 : 0.9], TrialState.Complete, i);
        Assert.Equal(0.5, prior.Exponent(history));
        history.Finish(10, [0.8], TrialState.Complete, -1);
        Assert.Equal(0, prior.Exponent(history));
        history.Finish(11, [0.23], TrialState.Failed, double.NaN);
        Assert.Equal(0, prior.Exponent(history));
        history.Finish(12, [0.23], TrialState.Complete, -2);
        Assert.Equal(5 / 13.0, prior.Exponent(history), 1e-12);
        history.Finish(13, [0.25], TrialState.Complete, -3);
        Assert.Equal(0, prior.Exponent(history));
    }

    [Fact]
    public void Beliefs_are_not_contradicted_before_three_trials_within_them()
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddFloat("X", 0, 1).Near(0.2, spread: 0.02).Build();
        PointPrior prior = PointPrior.Of(new SamplerStudy(space, StudyDirection.Minimize, 1, 50, 1))!;
        TrialHistory history = new(space, StudyDirection.Minimize);
        history.Finish(0, [0.9], TrialState.Complete, 0);
        history.Finish(1, [0.2], TrialState.Complete, 1);
        history.Finish(2, [0.21], TrialState.Complete, 1);
        history.Finish(3, [0.22], TrialState.Failed, double.NaN);
        Assert.InRange(prior.Exponent(history), 0.1, 0.9 * 5 / 4); // two of three trials speak against them
        history.Finish(4, [0.19], TrialState.Complete, 1);
        Assert.Equal(0, prior.Exponent(history));
    }

    [Fact]
    public void Floor_is_one_for_the_whole_point_whatever_the_number_of_parameters()
    {
        foreach (int count in (int[])[1, 4, 20])
        {
            SearchSpaceBuilder builder = new("s");
            for (int k = 0; k < count; k++) builder.AddFloat($"X{k}", 0, 1).Near(0.2, spread: 0.05);
            SearchSpace space = builder.Build();
            PointPrior prior = PointPrior.Of(new SamplerStudy(space, StudyDirection.Minimize, 1, 100, 1))!;
            double[] near = new double[count], far = new double[count];
            Array.Fill(near, 0.2);
            Array.Fill(far, 0.95);
            Assert.Equal(Math.Log(1000) + (0.5 * count), prior.LogDensity(near) - prior.LogDensity(far), 0.01);
        }
    }

    [Fact]
    public void Options_of_a_study_take_the_place_of_declared_beliefs()
    {
        SearchSpace space = Spaces.Configs.BelievedConfig.SearchSpace;
        Recorder recorder = new();
        Prior own = Spaces.Configs.BelievedConfig.Parameters.Rate.Near(1e-4, factor: 2);
        Study.Minimize<Spaces.Configs.BelievedConfig>(config => config.Rate, new StudyOptions { Trials = 1, Sampler = recorder, Priors = [own], Baseline = Baseline.Skip });
        Assert.Equal(space.Priors.Count, recorder.Study!.Priors.Count);
        Assert.Same(own, recorder.Study.Priors.Single(prior => prior.Parameter.Name == "Rate"));
    }

    [Fact]
    public void Options_with_two_beliefs_about_one_parameter_or_about_another_space_are_refused()
    {
        var rate = Spaces.Configs.BelievedConfig.Parameters.Rate;
        Refused([rate.Near(1e-3, factor: 2), rate.Near(1e-2, factor: 2)], "'Rate'");
        Refused([Spaces.Configs.BelievedPart.Parameters.Width.Near(64, spread: 8)], "'Width'");

        static void Refused(Prior[] priors, string part) => Assert.Contains(part, Assert.Throws<ArgumentException>(
            () => Study.Minimize<Spaces.Configs.BelievedConfig>(config => config.Rate, new StudyOptions { Trials = 1, Priors = priors })).Message);
    }

    private sealed class Unbelieving(ISampler sampler) : ISampler
    {
        public string Name => sampler.Name;

        public ISamplerSession Start(SamplerStudy study) => sampler.Start(study with { Priors = [] });
    }

    private sealed class Recorder : ISampler
    {
        public SamplerStudy? Study { get; private set; }

        public string Name => "recorder";

        public ISamplerSession Start(SamplerStudy study) => HyperGen.Samplers.Random().Start(Study = study);
    }
}
