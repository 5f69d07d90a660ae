using Xunit;

namespace HyperGen.Testing;

public abstract partial class SamplerContract
{
    private static readonly SearchSpace[] Finite =
        [SamplerContractSpaces.Thirty, SamplerContractSpaces.ThirtyConditional, SamplerContractSpaces.ThirtyFeasible];

    [Fact]
    public void Finite_space_is_exhausted_without_a_point_twice()
    {
        foreach (SearchSpace space in Finite.Where(Accepts))
        {
            SamplerContractRun run = Start(space).Sequential(100);
            Assert.Equal(30, Distinct(run));
            Assert.Equal(30, run.Points.Count);
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(30)]
    public void Finite_space_is_exhausted_without_a_point_twice_by_parallel_workers(int workers)
    {
        foreach (SearchSpace space in Finite.Where(Accepts))
        {
            SamplerContractRun run = Start(space, parallelism: workers).Parallel(100, workers);
            Assert.Equal(30, Distinct(run));
            Assert.Equal(30, run.Points.Count);
            Assert.Null(run.Ask());
        }
    }

    [Fact]
    public void Space_of_one_point_has_one_trial()
    {
        SearchSpace space = new SearchSpaceBuilder("one point").AddInt("I", 3, 3).AddFloat("X", 1.5, 1.5).Build();
        if (Accepts(space)) Assert.Single(Start(space).Sequential(10).Points);
    }

    [Fact]
    public void Points_that_others_tried_are_not_proposed_on_a_finite_space()
    {
        foreach (SearchSpace space in Finite.Where(Accepts))
        {
            SamplerContractRun others = Start(space, seed: 77).Sequential(20), run = Start(space);
            foreach (double[] point in others.Points) run.History.Finish(1000 + run.History.Count, point, TrialState.Complete, 1);
            run.Sequential(100);
            Assert.Equal(10, run.Points.Count);
            Assert.Equal(30, run.History.DistinctPoints);
        }
    }

    private static int Distinct(SamplerContractRun run) => run.Points.Select(point => string.Join(' ', point)).Distinct().Count();
}
