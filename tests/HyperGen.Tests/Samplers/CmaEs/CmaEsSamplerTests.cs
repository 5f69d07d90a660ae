using HyperGen.Sampling.CmaEs;
using HyperGen.Testing;

namespace HyperGen.Tests.Samplers.CmaEs;

public sealed class CmaEsSamplerTests
{
    [Fact]
    public void Sphere_in_ten_dimensions_is_solved_to_1e_8_in_2500_trials() =>
        Assert.InRange(Best(Floats(10, 0.3), 2500, x => x.Sum(u => (u - 0.62) * (u - 0.62))), 0, 1e-8);

    [Fact]
    public void Ellipsoid_of_condition_one_million_is_solved_in_7000_trials() =>
        Assert.InRange(Best(Floats(10, 0.5), 7000, x => x.Select((u, i) => Math.Pow(1e6, i / 9.0) * (u - 0.62) * (u - 0.62)).Sum()), 0, 1e-8);

    [Fact]
    public void Integers_are_solved_exactly()
    {
        SearchSpaceBuilder builder = new("s");
        for (int k = 0; k < 4; k++) builder.AddInt($"I{k}", -20, 20);
        for (int k = 4; k < 8; k++) builder.AddFloat($"X{k}", -20, 20);
        SearchSpace space = builder.Build();
        int solved = 0;
        for (ulong seed = 0; seed < 5; seed++)
        {
            // Integers off zero and an ellipsoid in them: without the margin they freeze beside the optimum.
            double best = Best(space, 1500, x => x.Select((u, i) => (i < 4 ? Math.Pow(100, i / 3.0) : 1) * (u - 7) * (u - 7)).Sum(), seed);
            if (best < 1e-6) solved++;
        }

        Assert.InRange(solved, 4, 5);
    }

    [Fact]
    public void Margin_keeps_the_probability_of_neighbouring_values()
    {
        CmaConstants constants = new(2, 6);
        double[] edges = [0, 0.2, 0.4, 0.6, 0.8, 1];
        CmaDistribution distribution = new(constants, [edges, []], [0.5, 0.5], 1.0 / 6);
        double[] points = new double[12];
        bool[] own = [true, true, true, true, true, true];
        Rng rng = Rng.ForTrial(1, 0);
        for (int generation = 0; generation < 120; generation++)
        {
            // The best is always the one nearest to the centre: the spread collapses as fast as it can.
            for (int k = 0; k < 6; k++) distribution.Sample(ref rng, points.AsSpan(2 * k, 2));
            double[][] ranked = [.. points.Chunk(2).OrderBy(x => Math.Abs(x[0] - 0.5) + Math.Abs(x[1] - 0.5))];
            distribution.Update([.. ranked.SelectMany(x => x)], own);
        }

        double deviation = distribution.Deviation(0), mean = distribution.Mean[0];
        double below = MathNet.Numerics.Distributions.Normal.CDF(mean, deviation, 0.4), above = 1 - MathNet.Numerics.Distributions.Normal.CDF(mean, deviation, 0.6);
        Assert.InRange(below, (constants.Alpha / 2) - 1e-9, 1);
        Assert.InRange(above, (constants.Alpha / 2) - 1e-9, 1);
        Assert.True(distribution.Deviation(1) < 1e-6, "the continuous coordinate converges all the same");
    }

    [Fact]
    public void Every_integer_of_a_small_range_is_reached_although_the_search_has_converged()
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddInt("I", 0, 4).AddFloat("X", 0, 1).Build();
        SamplerContractRun run = new(HyperGen.Samplers.CmaEs(), space);
        for (int i = 0; i < 400; i++)
        {
            double[] p = run.Ask()!;
            run.Tell(i, ((p[0] - 2) * (p[0] - 2)) + ((p[1] - 0.5) * (p[1] - 0.5)));
        }

        Assert.Equal(3, run.Points.Skip(100).Select(p => p[0]).Where(i => i is 1 or 2 or 3).Distinct().Count());
    }

    [Fact]
    public void Many_local_optima_are_left_by_restarts()
    {
        // Rastrigin in two dimensions: one run usually ends beside the optimum.
        int solved = 0;
        for (ulong seed = 0; seed < 5; seed++)
        {
            double best = Best(Floats(2, 0.9), 4000, x => x.Sum(u => Rastrigin(10 * (u - 0.37))), seed);
            if (best < 1e-6) solved++;
        }

        Assert.InRange(solved, 4, 5);

        static double Rastrigin(double z) => (z * z) - (10 * Math.Cos(2 * Math.PI * z)) + 10;
    }

    [Fact]
    public void Parallel_workers_converge_too()
    {
        SearchSpace space = Floats(5, 0.3);
        SamplerContractRun run = new(HyperGen.Samplers.CmaEs(), space, parallelism: 4);
        double best = double.PositiveInfinity;
        for (int i = 0; i < 1500; i++)
        {
            run.Ask();
            if (run.History.Running.Count < 4) continue;
            int number = run.History.Running[i % 4].Number;
            double value = run.Points[number].Sum(u => (u - 0.62) * (u - 0.62));
            best = Math.Min(best, value);
            run.Tell(number, value);
        }

        Assert.InRange(best, 0, 1e-6);
    }

    [Fact]
    public void Proposals_and_the_generations_between_them_allocate_nothing()
    {
        SearchSpace space = Floats(20, 0.3);
        ISamplerSession session = HyperGen.Samplers.CmaEs().Start(new SamplerStudy(space, StudyDirection.Minimize, 1, null, 1));
        TrialHistory history = new(space, StudyDirection.Minimize);
        double[] point = new double[20];
        long bytes = 0;
        for (int i = 0; i < 400; i++)
        {
            Rng rng = Rng.ForTrial(1, i);
            long before = GC.GetAllocatedBytesForCurrentThread();
            session.TryPropose(history, i, ref rng, point);
            if (i >= 40) bytes += GC.GetAllocatedBytesForCurrentThread() - before;
            history.Finish(i, point, TrialState.Complete, point.Sum(u => (u - 0.62) * (u - 0.62)));
        }

        Assert.Equal(0, bytes);
    }

    [Fact]
    public void Default_config_is_the_first_mean()
    {
        SearchSpace space = Floats(3, 0.9);
        SamplerContractRun run = new SamplerContractRun(HyperGen.Samplers.CmaEs(new CmaEsOptions { InitialStep = 0.01 }), space).Sequential(5);
        Assert.All(run.Points, point => Assert.All(point, u => Assert.InRange(u, 0.85, 0.95)));
    }

    [Fact]
    public void Choice_or_condition_is_an_error_that_names_the_parameter_and_the_mend()
    {
        SearchSpace choice = new SearchSpaceBuilder("s").AddFloat("X", 0, 1).AddChoice("Color", ["red", "green"]).Build();
        SearchSpace condition = new SearchSpaceBuilder("s").AddInt("Layers", 1, 3).AddFloat("Dropout", 0, 1).When(0, 2, 3).Build();
        foreach ((SearchSpace space, string name) in ((SearchSpace, string)[])[(choice, "'Color'"), (condition, "'Dropout'")])
        {
            string message = Assert.Throws<ArgumentException>(() => new SamplerContractRun(HyperGen.Samplers.CmaEs(), space)).Message;
            Assert.Contains(name, message);
            Assert.Contains("Samplers.Tpe()", message);
        }
    }

    [Theory]
    [InlineData(3, 0.1, "Population must be from 4 to 10000")]
    [InlineData(int.MaxValue, 0.1, "Population must be from 4 to 10000")]
    [InlineData(4, 0.0, "InitialStep must be in (0, 1]")]
    [InlineData(4, double.NaN, "InitialStep must be in (0, 1]")]
    public void Option_out_of_range_is_an_error_that_names_it(int population, double step, string message)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new CmaEsOptions { Population = population, InitialStep = step });
        Assert.StartsWith(message, error.Message);
        Assert.Contains($"Actual value was {error.ActualValue}", error.Message);
    }

    [Fact]
    public void Unknown_restart_is_an_error_that_lists_those_there_are() => Assert.Contains(
        nameof(CmaEsRestart.Alternating),
        Assert.Throws<ArgumentOutOfRangeException>(() => new CmaEsOptions { Restart = (CmaEsRestart)77 }).Message);

    [Theory]
    [InlineData(1e6)]
    [InlineData(1e12)]
    [InlineData(double.MaxValue)]
    public void Loss_that_diverged_costs_no_precision(double outlier)
    {
        SearchSpace space = Floats(3, 0.5);
        for (ulong seed = 0; seed < 5; seed++)
        {
            SamplerContractRun plain = new(HyperGen.Samplers.CmaEs(), space, seed: seed), diverged = new(HyperGen.Samplers.CmaEs(), space, seed: seed);
            double worst = 0;
            for (int i = 0; i < 300; i++)
            {
                double value = plain.Ask()!.Sum(x => (x - 0.3) * (x - 0.3));
                diverged.Ask();
                bool isWorst = i < 7 && value > worst;
                worst = Math.Max(worst, value);
                plain.Tell(i, value);
                diverged.Tell(i, isWorst && i == 6 ? outlier : value);
            }

            Assert.True(Lowest(diverged) < 1e-6, $"seed {seed}: {Lowest(diverged)}");
        }

        static double Lowest(SamplerContractRun run) => run.History.Values.ToArray().Min();
    }

    [Fact]
    public void Values_at_both_ends_of_the_double_range_converge_like_any_others()
    {
        SearchSpace space = Floats(2, 0.5);
        SamplerContractRun plain = new(HyperGen.Samplers.CmaEs(), space), wide = new(HyperGen.Samplers.CmaEs(), space);
        for (int i = 0; i < 200; i++)
        {
            double value = plain.Ask()!.Sum(x => (x - 0.3) * (x - 0.3)) - 0.1;
            Assert.Equal(plain.Points[i], wide.Ask());
            plain.Tell(i, value);
            wide.Tell(i, value * 1e308 * 1.5);
        }
    }

    [Fact]
    public void Range_of_the_two_smallest_numbers_is_searched()
    {
        SearchSpace space = new SearchSpaceBuilder("denormal").AddFloat("X", 0, double.Epsilon).AddFloat("Y", 0, 1).Build();
        Assert.Equal([0, 1], [space.Parameters[0].ToUnit(0), space.Parameters[0].ToUnit(double.Epsilon)]);
        Assert.Equal(60, new SamplerContractRun(HyperGen.Samplers.CmaEs(), space).Sequential(60).Points.Count);
    }

    private static SearchSpace Floats(int dimensions, double start)
    {
        SearchSpaceBuilder builder = new("floats");
        for (int k = 0; k < dimensions; k++) builder.AddFloat($"X{k}", 0, 1);
        return builder.WithDefault([.. Enumerable.Repeat(start, dimensions)]).Build();
    }

    private static double Best(SearchSpace space, int trials, Func<double[], double> objective, ulong seed = 1)
    {
        SamplerContractRun run = new(HyperGen.Samplers.CmaEs(), space, seed: seed);
        double best = double.PositiveInfinity;
        for (int i = 0; i < trials; i++)
        {
            double value = objective(run.Ask()!);
            best = Math.Min(best, value);
            run.Tell(i, value);
        }

        return best;
    }
}
