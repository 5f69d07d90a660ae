using Xunit;

namespace HyperGen.Testing;

public abstract partial class SamplerContract
{
    private const int MostTests = 60_000;

    /// <summary>Feasible shares, down to those that no amount of plain draws would meet in time.</summary>
    public static TheoryData<double> FeasibleShares => [0.01, 0.001, 1e-5];

    /// <summary>
    /// Whether the sampler works on a space of which little is feasible and can come to any point of it; a grid that is coarser than the
    /// feasible part cannot.
    /// </summary>
    protected virtual bool Reaches(SearchSpace space) => Accepts(space);

    [Theory]
    [MemberData(nameof(FeasibleShares), MemberType = typeof(SamplerContract))]
    public void Hardly_feasible_space_gets_different_feasible_points(double share)
    {
        foreach (SearchSpace space in SamplerContractSpaces.HardlyFeasible(share).Where(Reaches))
        {
            SamplerContractRun run = Start(space).Sequential(Trials);
            Assert.NotEmpty(run.Points);
            Assert.Equal(run.Points.Count, Distinct(run));
        }
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.001)]
    public void Hardly_feasible_space_gives_a_resumed_study_the_same_points(double share)
    {
        foreach (SearchSpace space in SamplerContractSpaces.HardlyFeasible(share).Where(Reaches))
        {
            SamplerContractRun steady = Start(space).Sequential(12), resumed = Start(space).Sequential(7);
            resumed.Resume();
            Assert.Equal(steady.Points, resumed.Sequential(5).Points);
        }
    }

    // A count of tests is what a constraint that takes its time makes dear, and it is the same on every machine.
    [Theory]
    [InlineData(0.01)]
    [InlineData(0.001)]
    public void Hardly_feasible_space_takes_a_bounded_number_of_tests_a_proposal(double share)
    {
        int tests = 0;
        SearchSpace[] spaces =
        [
            new SearchSpaceBuilder("counted").AddFloat("X", 0, 1).AddFloat("Y", 0, 1)
                .WithConstraints(point => ++tests > 0 && Math.Abs(point[0] - point[1]) < share / 2).Build(),
            new SearchSpaceBuilder("counted branch").AddChoice("A", ["a", "b"]).AddFloat("X", 0, 1).When(0, 1).AddInt("I", 1, 10)
                .WithConstraints(point => ++tests > 0 && point[0] == 1 && Math.Abs(point[1] - 0.2) < share).Build(),
        ];
        foreach (SearchSpace space in spaces.Where(Reaches))
        {
            SamplerContractRun run = Start(space);
            for (int i = 0; i < Trials; i++)
            {
                tests = 0;
                Assert.NotNull(run.Ask());
                Assert.InRange(tests, 1, MostTests);
                run.Tell(i);
            }
        }
    }

    [Fact]
    public void Space_without_a_feasible_point_is_an_error_that_counts_the_points_tried()
    {
        SearchSpace space = new SearchSpaceBuilder("hopeless").AddFloat("X", 0, 1).AddInt("I", 0, 9).WithConstraints(_ => false).Build();
        if (!Accepts(space)) return;
        InfeasibleSpaceException error = Assert.Throws<InfeasibleSpaceException>(() => Start(space).Ask());
        Assert.Matches("'hopeless' was found in [1-9][0-9]* draws", error.Message);
    }

    // Too many points to list, few of them feasible: the study ends when these are tried.
    [Fact]
    public void Large_finite_space_ends_when_its_feasible_points_are_tried()
    {
        SearchSpace space = SamplerContractSpaces.SixFeasibleOfMillions;
        if (!Accepts(space)) return;
        SamplerContractRun run = Start(space).Sequential(20);
        Assert.Equal(6, Distinct(run));
        Assert.Equal(6, run.Points.Count);
    }

    // At the first test of a proposal, among the first, and in the midst of them: wherever it throws, no trace may be left.
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(300)]
    public void Constraint_that_throws_once_changes_no_later_proposal(int tests)
    {
        int left = int.MaxValue;
        SearchSpace space = new SearchSpaceBuilder("throws once").AddFloat("X", 0, 1).AddInt("I", 0, 999).AddFloat("Y", 0, 1, step: 0.1)
            .WithConstraints(point => left-- > 0 ? point[0] + point[2] < 1.8 : throw new TimeoutException("The constraint takes too long."))
            .Build();
        if (!Accepts(space)) return;
        SamplerContractRun steady = Start(space, parallelism: 2).Sequential(12), thrown = Start(space, parallelism: 2).Sequential(12);
        steady.Ask();
        thrown.Ask();
        left = tests;
        if (Record.Exception(() => thrown.Ask()) is null)
        {
            Assert.NotEqual(0, tests);
            steady.Ask(); // that many tests were not needed
        }

        left = int.MaxValue;
        steady.Tell(12);
        thrown.Tell(12);
        Assert.Equal(steady.Sequential(6).Points, thrown.Sequential(6).Points);
    }
}
