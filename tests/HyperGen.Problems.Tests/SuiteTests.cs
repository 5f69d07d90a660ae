using HyperGen.Problems.Scoring;
using HyperGen.Suite;

namespace HyperGen.Problems.Tests;

public sealed class SuiteTests
{
    [Fact]
    public void Every_point_of_a_problem_space_belongs_to_the_problem() => Assert.All(Catalogue.Formulas, problem =>
    {
        SearchSpace space = ProblemSpace.Of(problem);
        var point = new double[space.Count];
        for (int trial = 0; trial < 50; trial++)
        {
            Rng rng = Rng.ForTrial(1, trial);
            space.Sample(ref rng, point);
            Assert.True(double.IsFinite(problem.Evaluate(point)));
        }
    });

    [Fact]
    public void Every_point_of_a_problem_belongs_to_its_space() => Assert.All(Catalogue.Formulas, problem =>
    {
        SearchSpace space = ProblemSpace.Of(problem);
        var random = new SplitMix64(1);
        for (int i = 0; i < 50; i++)
            Assert.Null(space.Problem(problem.Draw(ref random)));

        if (problem.IsFeasible(problem.Centre()))
            Assert.Equal(problem.Centre(), space.Default.ToArray());
        else
            Assert.False(space.HasDefault);
    });

    [Fact]
    public void Run_is_a_function_of_its_seed()
    {
        Assert.Equal(RunOf("f16_cond", 3).Best, RunOf("f16_cond", 3).Best);
        Assert.NotEqual(RunOf("f16_cond", 3).Best, RunOf("f16_cond", 4).Best);
    }

    [Fact]
    public void Curve_of_an_exact_problem_never_gets_worse()
    {
        Run run = RunOf("f02_hartmann6", 0);

        Assert.Equal(60, run.Best.Count);
        Assert.Equal(run.Best.OrderDescending(), run.Best);
    }

    [Fact]
    public void Curve_of_a_noisy_problem_holds_exact_values_of_what_looked_best()
    {
        Problem problem = Find("f18_hartmann6_noisy");
        SearchSpace space = ProblemSpace.Of(problem);
        var point = new double[space.Count];
        double looksBest = double.PositiveInfinity;
        var expected = new List<double>();
        for (int trial = 0; trial < problem.Trials; trial++)
        {
            Rng rng = Rng.ForTrial(2, trial);
            space.Sample(ref rng, point);
            double observed = problem.Observe(point, 2, trial);
            expected.Add(observed < looksBest ? problem.Evaluate(point) : expected[^1]);
            looksBest = Math.Min(looksBest, observed);
        }

        Assert.Equal(expected, RunOf(problem.Name, 2).Best);
    }

    [Fact]
    public void Costs_of_a_run_have_an_entry_per_proposal()
    {
        Problem problem = Find("f16_cond");
        IReadOnlyList<ProposalCost> costs = Runner.Costs(new Contest(problem, KnownSamplers.Find("random"), "random", 0, 7));

        Assert.Equal(7, costs.Count);
        Assert.All(costs, cost => Assert.True(cost is { Milliseconds: > 0, Bytes: >= 0 }));
    }

    [Fact]
    public void Trials_that_run_at_once_are_proposed_without_knowing_each_other()
    {
        Problem problem = Find("f16_cond");
        var contest = new Contest(problem, KnownSamplers.Find("tpe"), "tpe", 0, problem.Trials);
        var alone = Runner.Run(contest);
        var together = Runner.Run(contest with { Parallel = 8 });

        Assert.Equal(problem.Trials, together.Best.Count);
        Assert.Equal(alone.Best[0], together.Best[0]);
        Assert.NotEqual(alone.Best, together.Best);
    }

    [Fact]
    public void Unknown_sampler_is_refused_with_the_known_names() =>
        Assert.Contains("random", Assert.Throws<ArgumentException>(() => KnownSamplers.Find("rondom")).Message);

    [Fact]
    public void Unknown_problem_is_refused() =>
        Assert.Contains("'x'", Assert.Throws<ArgumentException>(() => Catalogue.Find(null, "f", "x")).Message);

    [Theory]
    [InlineData("--trials", "0")]
    [InlineData("--trials", "-3")]
    [InlineData("--first-seed", "-1")]
    [InlineData("--seeds", "0")]
    public void Number_out_of_range_is_refused_by_name_and_value(string option, string value)
    {
        string[] arguments = ["--samplers", "random", "--out", "x.jsonl", option, value];
        Assert.Contains(RunCommand.Create().Parse(arguments).Errors, error => error.Message.StartsWith($"{option} is {value}; it must be at least "));
        Assert.Empty(RunCommand.Create().Parse(arguments[..4]).Errors);
    }

    [Fact]
    public void Method_that_has_not_run_all_problems_is_marked()
    {
        StringWriter output = new();
        MarkdownReport.WriteStandings(
            output, [new Score("a", "tpe", 0, 1, -1, -1), new Score("b", "tpe", 0, 1, -1, -1), new Score("a", "cma", 0, 1, -2, -2)]);
        Assert.Contains("| cma (1 of 2 problems) |", output.ToString());
        Assert.Contains("| tpe |", output.ToString());
        Assert.Contains("do not compare", output.ToString());
    }

    [Fact]
    public void Win_rates_name_every_other_method()
    {
        Run[] runs =
        [
            RunOf("f16_cond", 0) with { Method = "mine" },
            RunOf("f16_cond", 1) with { Method = "yours", Seed = 0 }, // no recorded peer
            RunOf("f16_cond", 2) with { Method = "tpe", Seed = 0 },
        ];
        StringWriter output = new();
        new Report(runs, [Find("f16_cond")], [1], ["mine"]).WriteTables(output);
        Assert.Contains("| mine against |", output.ToString());
        Assert.Contains("| yours | 1 |", output.ToString());
        Assert.Contains("| tpe | 1 |", output.ToString());
    }

    private static Run RunOf(string problem, int seed) =>
        Runner.Run(new Contest(Find(problem), KnownSamplers.Find("random"), "random", seed, Find(problem).Trials));

    private static Problem Find(string name) => Catalogue.Formulas.Single(problem => problem.Name == name);
}
