using HyperGen.Testing;

namespace HyperGen.Tests.Samplers.QuasiRandom;

public sealed class QuasiRandomSamplerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_stratum_of_each_parameter_is_hit_once_in_256_trials(ulong seed)
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddFloat("X", 0, 1).AddFloat("L", 1e-4, 1, Scale.Log).AddInt("I", 0, 255)
            .AddFloat("Y", 0, 1).Build();
        SamplerContractRun run = new SamplerContractRun(HyperGen.Samplers.QuasiRandom(), space, seed: seed).Sequential(256);
        foreach (Parameter parameter in space.Parameters)
        {
            IEnumerable<int> strata = run.Points.Select(point => (int)(256 * parameter.ToUnit(point[parameter.Index])));
            Assert.Equal(256, strata.Distinct().Count());
        }
    }

    [Fact]
    public void Choices_come_up_equally_often()
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddFloat("X", 0, 1).AddChoice("C", ["a", "b", "c", "d"]).Build();
        SamplerContractRun run = new SamplerContractRun(HyperGen.Samplers.QuasiRandom(), space).Sequential(64);
        Assert.All(run.Points.CountBy(point => point[1]), count => Assert.Equal(16, count.Value));
    }

    [Fact]
    public void Points_depend_on_seed_and_number_alone_whatever_was_told()
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddFloat("X", 0, 1).AddFloat("Y", 0, 1)
            .WithConstraints(point => point[0] + point[1] < 0.4).Build();
        SamplerContractRun sequential = new SamplerContractRun(HyperGen.Samplers.QuasiRandom(), space, seed: 3).Sequential(40);
        SamplerContractRun parallel = new SamplerContractRun(HyperGen.Samplers.QuasiRandom(), space, seed: 3).Parallel(40, 7);
        Assert.Equal(sequential.Points, parallel.Points);
    }

    [Fact]
    public void Feasible_corner_is_covered_more_evenly_than_at_random()
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddFloat("X", 0, 1).AddFloat("Y", 0, 1)
            .WithConstraints(point => point[0] < 0.25 && point[1] < 0.25).Build();
        Assert.True(Boxes(HyperGen.Samplers.QuasiRandom()) > 52); // of 64; 40 at random
        Assert.True(Boxes(HyperGen.Samplers.Random()) < 48);

        int Boxes(ISampler sampler) => new SamplerContractRun(sampler, space, seed: 8).Sequential(64)
            .Points.Select(point => ((int)(point[0] * 32), (int)(point[1] * 32))).Distinct().Count();
    }

    [Fact]
    public void More_parameters_than_the_sequence_has_dimensions_are_searched_too()
    {
        SearchSpaceBuilder builder = new("s");
        for (int k = 0; k < 1200; k++) builder.AddFloat($"X{k}", 0, 1);
        SamplerContractRun run = new SamplerContractRun(HyperGen.Samplers.QuasiRandom(), builder.Build()).Sequential(20);
        Assert.Equal(20, run.Points.Select(point => point[1199]).Distinct().Count());
    }

    [Fact]
    public void Proposals_allocate_nothing()
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddFloat("X", 0, 1).AddInt("I", 1, 1 << 30).AddFloat("L", 1e-3, 1, Scale.Log).Build();
        ISamplerSession session = HyperGen.Samplers.QuasiRandom().Start(new SamplerStudy(space, StudyDirection.Minimize, 1, null, 1));
        TrialHistory history = new(space, StudyDirection.Minimize);
        double[] point = new double[3];
        long before = 0;
        for (int trial = 0; trial < 200; trial++)
        {
            if (trial == 100) before = GC.GetAllocatedBytesForCurrentThread();
            Rng rng = Rng.ForTrial(1, trial);
            session.TryPropose(history, trial, ref rng, point);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
