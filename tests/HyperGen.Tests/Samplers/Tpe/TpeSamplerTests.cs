using HyperGen.Testing;

namespace HyperGen.Tests.Samplers.Tpe;

public sealed class TpeSamplerTests
{
    [Fact]
    public void Proposals_concentrate_where_values_are_good()
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddFloat("X", 0, 1).AddInt("I", 1, 100).AddChoice("C", ["a", "b", "c", "d"]).Build();
        SamplerContractRun run = new(HyperGen.Samplers.Tpe(), space);
        for (int i = 0; i < 60; i++)
        {
            double[] p = run.Ask()!;
            run.Tell(i, Math.Abs(p[0] - 0.7) + Math.Abs((p[1] / 100) - 0.2) + (p[2] == 1 ? 0 : 1));
        }

        double[][] late = [.. run.Points.TakeLast(20)];
        Assert.InRange(late.Count(p => p[2] == 1), 12, 20); // one in four by chance
        Assert.InRange(late.Average(p => Math.Abs(p[0] - 0.7)), 0, 0.2); // 0.29 by chance
    }

    [Fact]
    public void Good_branch_of_a_conditional_space_is_searched_with_its_own_parameters()
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddChoice("Branch", ["left", "right"])
            .AddFloat("L", 0, 1).When(0, 0).AddFloat("R", 0, 1).When(0, 1).Build();
        SamplerContractRun run = new(HyperGen.Samplers.Tpe(), space);
        for (int i = 0; i < 60; i++)
        {
            double[] p = run.Ask()!;
            run.Tell(i, p[0] == 0 ? 1 + p[1] : Math.Abs(p[2] - 0.8));
        }

        double[][] late = [.. run.Points.TakeLast(20)];
        Assert.InRange(late.Count(p => p[0] == 1), 14, 20);
        Assert.InRange(late.Where(p => p[0] == 1).Average(p => Math.Abs(p[2] - 0.8)), 0, 0.2);
    }

    [Fact]
    public void Choice_with_bad_luck_at_first_is_found_in_the_end()
    {
        // The better choice needs X near 0.9, the others are good near 0.2: what is learnt under them misleads.
        SearchSpace space = new SearchSpaceBuilder("s").AddChoice("C", ["a", "b", "c", "d", "e", "f"]).AddFloat("X", 0, 1).AddFloat("Y", 0, 1).Build();
        int found = 0;
        for (ulong seed = 0; seed < 10; seed++)
        {
            SamplerContractRun run = new(HyperGen.Samplers.Tpe(), space, seed: seed);
            double best = double.PositiveInfinity;
            for (int i = 0; i < 150; i++)
            {
                double[] p = run.Ask()!;
                double target = p[0] == 5 ? 0.9 : 0.2, value = (p[0] == 5 ? 0 : 0.1) + Math.Pow(p[1] - target, 2) + Math.Pow(p[2] - target, 2);
                run.Tell(i, value);
                best = Math.Min(best, value);
            }

            if (best < 0.05) found++;
        }

        Assert.InRange(found, 8, 10);
    }

    [Fact]
    public void Running_trials_push_further_proposals_away()
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddFloat("X", 0, 1).AddFloat("Y", 0, 1).Build();
        double together = 0, alone = 0;
        for (ulong seed = 0; seed < 6; seed++)
        {
            together += Crowding(Proposals(seed, forget: false));
            alone += Crowding(Proposals(seed, forget: true));
        }

        Assert.True(together > 1.2 * alone, $"distance to the next proposal {together / 6:F4} with, {alone / 6:F4} without regard to running trials");

        List<double[]> Proposals(ulong seed, bool forget)
        {
            SamplerContractRun run = new(HyperGen.Samplers.Tpe(), space, seed: seed);
            for (int i = 0; i < 40; i++)
            {
                double[] p = run.Ask()!;
                run.Tell(i, Math.Abs(p[0] - 0.5) + Math.Abs(p[1] - 0.5));
            }

            List<double[]> proposals = [];
            for (int i = 40; i < 60; i++)
            {
                ISamplerSession session = HyperGen.Samplers.Tpe().Start(new SamplerStudy(space, StudyDirection.Minimize, seed, null, 20));
                double[] point = new double[2];
                Rng rng = Rng.ForTrial(seed, i);
                session.TryPropose(run.History, i, ref rng, point);
                if (!forget) run.History.Start(i, point);
                proposals.Add(point);
            }

            return proposals;
        }

        static double Crowding(List<double[]> points) => points.Average(p =>
            points.Where(q => q != p).Min(q => Math.Max(Math.Abs(p[0] - q[0]), Math.Abs(p[1] - q[1]))));
    }

    [Fact]
    public void Proposals_allocate_nothing_between_growths()
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddFloat("X", 0, 1).AddInt("I", 1, 100).AddFloat("L", 1e-3, 1, Scale.Log).Build();
        SamplerContractRun run = new SamplerContractRun(HyperGen.Samplers.Tpe(), space, seed: 4).Sequential(130);
        ISamplerSession session = HyperGen.Samplers.Tpe().Start(new SamplerStudy(space, StudyDirection.Minimize, 4, null, 1));
        double[] point = new double[3];
        long before = 0;
        for (int repeat = 0; repeat < 40; repeat++)
        {
            if (repeat == 20) before = GC.GetAllocatedBytesForCurrentThread();
            Rng rng = Rng.ForTrial(4, 130);
            session.TryPropose(run.History, 130, ref rng, point);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [InlineData(0, 24)]
    [InlineData(10, 0)]
    [InlineData(10, int.MaxValue)]
    public void Option_out_of_range_is_an_error_that_names_it(int startup, int candidates)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new TpeOptions { StartupTrials = startup, Candidates = candidates });
        Assert.StartsWith($"{(startup == 0 ? "StartupTrials" : "Candidates")} must be from 1 to 10000", error.Message);
        Assert.Contains($"Actual value was {error.ActualValue}", error.Message);
    }
}
