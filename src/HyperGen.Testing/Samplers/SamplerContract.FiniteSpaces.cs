using Xunit;

namespace HyperGen.Testing;

public abstract partial class SamplerContract
{
    private static readonly SearchSpace[] Finite =
        [SamplerContractSpaces.Thirty, SamplerContractSpaces.ThirtyConditional, SamplerContractSpaces.ThirtyFeasible];

    /// <summary>30 points, 30 trials, 30 different ones, and then the end.</summary>
    [Fact]
    public void Finite_space_is_exhausted_without_a_point_twice()
    {
        foreach (SearchSpace space in FiniteOnes) RequireOnce(Start(space).Sequential(100), feasible: 30);
    }

    /// <summary>The same when trials run side by side.</summary>
    /// <param name="workers">Trials that run at once.</param>
    [Theory]
    [InlineData(4)]
    [InlineData(30)]
    public void Finite_space_is_exhausted_without_a_point_twice_by_parallel_workers(int workers)
    {
        foreach (SearchSpace space in FiniteOnes)
        {
            SamplerContractRun run = Start(space, parallelism: workers).Parallel(100, workers);
            RequireOnce(run, feasible: 30);
            SamplerRules.Require(run.Ask() is null, SamplerRules.NothingTwice, $"'{space.Name}' had another proposal after its end");
        }
    }

    /// <summary>A space without a choice to make is a study of one trial.</summary>
    [Fact]
    public void Space_of_one_point_has_one_trial()
    {
        SearchSpace space = new SearchSpaceBuilder("one point").AddInt("I", 3, 3).AddFloat("X", 1.5, 1.5).Build();
        if (Accepts(space) && Promised(SamplerPromises.NothingTwice)) RequireOnce(Start(space).Sequential(10), feasible: 1);
    }

    /// <summary>What was enqueued, or proposed by another sampler, counts as tried.</summary>
    [Fact]
    public void Points_that_others_tried_are_not_proposed_on_a_finite_space()
    {
        foreach (SearchSpace space in FiniteOnes)
        {
            SamplerContractRun others = Start(space, seed: 77).Sequential(20), run = Start(space);
            foreach (double[] point in others.Points) run.TellOther(point);
            RequireOnce(run.Sequential(100), feasible: 30);
        }
    }

    /// <summary>
    /// A branch without a continuous parameter is finite though the space is not: when it is used up the others are searched.
    /// </summary>
    [Fact]
    public void Finite_branch_of_an_infinite_space_has_no_point_twice()
    {
        if (!Promised(SamplerPromises.NothingTwice)) return;
        SearchSpace[] spaces = [SamplerContractSpaces.BranchOfOnePoint, SamplerContractSpaces.BranchOfTwelve];
        foreach (SearchSpace space in spaces.Where(Reaches))
        {
            // The finite branch is the best there is, and the other way round.
            foreach (int best in (int[])[0, 1])
            {
                SamplerContractRun run = Start(space);
                for (int i = 0; i < 60 && run.Ask() is { } point; i++)
                    run.Tell(i, point[0] == best ? 0.01 * i : 1 + Math.Abs((space.Count == 2 ? point[1] : 0) - 0.7));
                RequireSome(run);
                SamplerRules.RequireDistinct(run, SamplerRules.NothingTwice);
            }
        }
    }

    private IEnumerable<SearchSpace> FiniteOnes => Promised(SamplerPromises.NothingTwice) ? Finite.Where(Accepts) : [];

    private static void RequireOnce(SamplerContractRun run, int feasible)
    {
        SamplerRules.RequireDistinct(run, SamplerRules.NothingTwice);
        SamplerRules.Require(
            run.Points.Count == feasible,
            SamplerRules.NothingTwice,
            $"'{run.History.Space.Name}' ended after {run.Points.Count} trials; it has {feasible} feasible points");
    }
}
