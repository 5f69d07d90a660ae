using HyperGen.Testing;

namespace HyperGen.Tests.Samplers.Finite;

public sealed class UntriedPointsTests
{
    private const int Side = 2000;
    private const int MostTestsOfDraws = 60_000;

    private long _tests;

    [Fact]
    public void Points_that_one_study_found_are_not_looked_for_by_the_next()
    {
        SearchSpace space = Six("kept");
        SamplerContractRun first = new SamplerContractRun(HyperGen.Samplers.Random(), space, seed: 1).Sequential(20);
        _tests = 0;
        SamplerContractRun second = new SamplerContractRun(HyperGen.Samplers.Tpe(), space, seed: 2).Sequential(20);
        Assert.Equal((6, 6), (first.Points.Count, second.Points.Count));
        Assert.InRange(_tests, 1, 7 * MostTestsOfDraws);
    }

    [Fact]
    public void What_other_studies_found_changes_no_proposal()
    {
        SearchSpace known = Six("known"), fresh = Six("fresh");
        new SamplerContractRun(HyperGen.Samplers.Random(), known, seed: 77).Sequential(20);
        List<double[]> expected = new SamplerContractRun(HyperGen.Samplers.Random(), fresh).Sequential(20).Points;
        Assert.Equal(expected, new SamplerContractRun(HyperGen.Samplers.Random(), known).Sequential(20).Points);
    }

    [Fact]
    public void Hopeless_finite_space_is_an_error_that_counts_all_its_points()
    {
        SearchSpace space = new SearchSpaceBuilder("hopeless").AddInt("I", 1, 300).AddInt("J", 1, 300).WithConstraints(_ => false).Build();
        var error = Assert.Throws<InfeasibleSpaceException>(() => new SamplerContractRun(HyperGen.Samplers.Random(), space).Ask());
        Assert.Contains("90000 draws", error.Message);
    }

    private SearchSpace Six(string name) => new SearchSpaceBuilder(name).AddInt("I", 0, Side - 1).AddInt("J", 0, Side - 1)
        .WithConstraints(point => ++_tests > 0 && point[0] % 700 == 99 && point[1] % 1000 == 7).Build();
}
