using Xunit;

namespace HyperGen.Testing;

public abstract partial class SamplerContract
{
    private const int MostTests = 60_000;

    /// <summary>Feasible shares, down to those that no amount of plain draws would meet in time.</summary>
    public static TheoryData<double> FeasibleShares => [0.01, 0.001, 1e-5];

    /// <summary>
    /// Whether the sampler works on a space of which little is feasible and can come to any point of it; a grid that is coarser than the
    /// feasible part cannot. Unless overridden: wherever <see cref="Accepts"/> says so.
    /// </summary>
    /// <param name="space">A space of the tests.</param>
    protected virtual bool Reaches(SearchSpace space) => Accepts(space);

    /// <summary>Where one point of 100, 1,000 or 100,000 is feasible the search starts and goes on.</summary>
    /// <param name="share">The feasible share.</param>
    [Theory]
    [MemberData(nameof(FeasibleShares), MemberType = typeof(SamplerContract))]
    public void Hardly_feasible_space_gets_different_feasible_points(double share)
    {
        foreach (SearchSpace space in SamplerContractSpaces.HardlyFeasible(share).Where(Reaches))
        {
            SamplerContractRun run = Start(space).Sequential(Trials);
            RequireSome(run);
            if (Promised(SamplerPromises.NothingTwice)) SamplerRules.RequireDistinct(run, SamplerRules.Spread);
        }
    }

    /// <summary>What finds feasible points leaves no trace that a resumed study would miss.</summary>
    /// <param name="share">The feasible share.</param>
    [Theory]
    [InlineData(0.01)]
    [InlineData(0.001)]
    public void Hardly_feasible_space_gives_a_resumed_study_the_same_points(double share)
    {
        foreach (SearchSpace space in SamplerContractSpaces.HardlyFeasible(share).Where(Reaches))
        {
            SamplerContractRun steady = Start(space).Sequential(12), resumed = Start(space).Sequential(7);
            resumed.Resume();
            SamplerRules.RequireSame(steady, resumed.Sequential(5), SamplerRules.Resumable, "by a session that began at trial 7");
        }
    }

    /// <summary>A count of tests is what a constraint that takes its time makes dear, and it is the same on every machine.</summary>
    /// <param name="share">The feasible share.</param>
    [Theory]
    [InlineData(0.01)]
    [InlineData(0.001)]
    public void Hardly_feasible_space_takes_a_bounded_number_of_tests_a_proposal(double share)
    {
        int tests = 0;
        double side = Math.Sqrt(share);
        SearchSpace[] spaces =
        [
            new SearchSpaceBuilder("counted million").AddInt("I", 0, 999).AddInt("J", 0, 999)
                .WithConstraints(point => ++tests > 0 && point[0] < 1000 * side && point[1] < 1000 * side).Build(),
            new SearchSpaceBuilder("counted diagonal").AddInt("I", 0, 999).AddInt("J", 0, 999)
                .WithConstraints(point => ++tests > 0 && Math.Abs(point[0] - point[1]) < 500 * share).Build(),
            new SearchSpaceBuilder("counted half").AddInt("I", 1, 250).AddInt("J", 1, 250)
                .WithConstraints(point => ++tests > 0 && point[0] <= point[1]).Build(),
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
                SamplerRules.Require(run.Ask() is not null, SamplerRules.NotNothing, $"nothing more on '{space.Name}' after {i} trials");
                SamplerRules.Require(
                    tests is > 0 and <= MostTests,
                    SamplerRules.Affordable,
                    $"the proposal for trial {i} on '{space.Name}' tested {tests} points; 1 to {MostTests} are allowed");
                run.Tell(i);
            }
        }
    }

    /// <summary>A hopeless space is an error that says so, not a study without an end.</summary>
    [Fact]
    public void Space_without_a_feasible_point_is_an_error_that_counts_the_points_tried()
    {
        SearchSpace space = new SearchSpaceBuilder("hopeless").AddFloat("X", 0, 1).AddInt("I", 0, 9).WithConstraints(_ => false).Build();
        if (!Accepts(space)) return;
        Exception? error = Record.Exception(() => Start(space).Ask());
        SamplerRules.Require(
            error is InfeasibleSpaceException,
            SamplerRules.Feasible + "; where no point is feasible it throws an InfeasibleSpaceException, as SearchSpace.Sample does",
            $"on 'hopeless', of which nothing is feasible, there was {error?.ToString() ?? "no error"}");
        Assert.Matches("'hopeless' was found in [1-9][0-9]* draws", error!.Message);
    }

    /// <summary>Too many points to list, few of them feasible: the study ends when these are tried.</summary>
    [Fact]
    public void Large_finite_space_ends_when_its_feasible_points_are_tried()
    {
        SearchSpace space = SamplerContractSpaces.SixFeasibleOfMillions;
        if (Accepts(space) && Promised(SamplerPromises.NothingTwice)) RequireOnce(Start(space).Sequential(20), feasible: 6);
    }

    /// <summary>
    /// What plain draws cannot find is looked for once: all proposals together take a test of each point of the space beside three times
    /// those that every one may take.
    /// </summary>
    [Fact]
    public void Six_feasible_points_of_millions_take_one_look_at_the_space()
    {
        const long Points = 4_000_000;
        long tests = 0;
        SearchSpace six = SamplerContractSpaces.SixFeasibleOfMillions;
        SearchSpace space = new SearchSpaceBuilder("counted six").AddInt("I", 0, 1999).AddInt("J", 0, 1999)
            .WithConstraints(point => ++tests > 0 && six.IsFeasible(point)).Build();
        if (!Accepts(space) || !Promised(SamplerPromises.NothingTwice)) return;
        RequireOnce(Start(space).Sequential(20), feasible: 6);
        SamplerRules.Require(
            tests <= Points + (7 * 3 * MostTests),
            SamplerRules.Affordable,
            $"seven proposals on '{space.Name}' tested {tests} points; there are {Points}, and {3 * MostTests} more for each are allowed");
    }

    /// <summary>A constraint that throws while a sampler begins its work is asked again by the next proposal.</summary>
    /// <param name="tests">Tests before the one that throws.</param>
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(12_000)]
    public void Constraint_that_throws_at_first_changes_no_later_proposal(int tests)
    {
        int left = int.MaxValue;
        FeasibilityTest Throwing(FeasibilityTest test) =>
            point => left-- > 0 ? test(point) : throw new TimeoutException("The constraint takes too long.");
        Func<SearchSpace>[] spaces = // each time a new one: a space remembers where it is feasible
        [
            () => new SearchSpaceBuilder("finite").AddInt("I", 0, 99).AddInt("J", 0, 299)
                .WithConstraints(Throwing(point => point[0] == 77)).Build(),
            () => new SearchSpaceBuilder("narrow").AddFloat("X", 0, 1).AddFloat("Y", 0, 1)
                .WithConstraints(Throwing(point => Math.Abs(point[0] - point[1]) < 1e-6)).Build(),
        ];
        foreach (Func<SearchSpace> space in spaces.Where(space => Reaches(space())))
        {
            SamplerContractRun steady = Start(space()), thrown = Start(space());
            left = tests;
            if (Record.Exception(() => thrown.Ask()) is null) thrown.Tell(0); // that many tests were not needed
            left = int.MaxValue;
            thrown.Sequential(6 - thrown.Points.Count);
            SamplerRules.RequireSame(
                steady.Sequential(6), thrown, SamplerRules.Resumable, "after a first proposal in which a constraint threw once");
        }
    }

    /// <summary>
    /// At the first test of a proposal, among the first, and in the midst of them: wherever a constraint throws, no trace may be left.
    /// </summary>
    /// <param name="tests">Tests before the one that throws.</param>
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
        SamplerRules.RequireSame(
            steady.Sequential(6), thrown.Sequential(6), SamplerRules.Resumable, "after a proposal in which a constraint threw once");
    }
}
