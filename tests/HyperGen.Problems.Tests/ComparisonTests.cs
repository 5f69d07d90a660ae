using HyperGen.Problems.Scoring;
using HyperGen.Suite;

namespace HyperGen.Problems.Tests;

public sealed class ComparisonTests
{
    [Fact]
    public void Catch_up_is_the_share_of_the_rivals_trials_until_its_final_value()
    {
        Run[] runs = [Run("ours", 0, [9, 5, 1, 1]), Run("rival", 0, [9, 8, 7, 5]), Run("ours", 1, [9, 9, 9, 9]), Run("rival", 1, [8, 8, 8, 8])];

        Assert.Equal(new CatchUp(0.5, 1, 1), CatchUp.Of(runs[..2], "ours", "rival"));
        Assert.Equal(new CatchUp(double.PositiveInfinity, 0.5, 2), CatchUp.Of(runs, "ours", "rival"));
        Assert.Null(CatchUp.Of(runs, "ours", "nobody"));
    }

    [Fact]
    public void Catch_up_counts_in_trials_of_a_rival_with_a_smaller_budget() =>
        Assert.Equal(1.5, CatchUp.Of([Run("ours", 0, [9, 9, 1, 1]), Run("rival", 0, [5, 5])], "ours", "rival")!.Median);

    // Differences 1 ... 5 all of one sign: 2 of the 32 signings are as extreme. With 1 negated: 4 of 32.
    [Theory]
    [InlineData(new double[] { 1, 2, 3, 4, 5 }, 0.0625)]
    [InlineData(new double[] { -1, 2, 3, 4, 5 }, 0.125)]
    [InlineData(new double[] { 0, 0, 0 }, 1)]
    [InlineData(new double[] { -1, 1 }, 1)]
    [InlineData(new double[] { 2, 2, 2, 2 }, 0.125)]
    [InlineData(new[] { 0.3, 0.1, -0.05, 0.4, 0.22, 0.15, 0.08, -0.2, 0.5, 0.6, 0.01, 0.33 }, 2 * 0.006103515625)]
    public void Signed_rank_test_counts_signings_exactly(double[] differences, double expected) =>
        Assert.Equal(expected, SignedRankTest.Probability(differences), 1e-12);

    [Fact]
    public void Holm_multiplies_by_the_tests_that_are_left_and_keeps_the_order() =>
        Assert.Equal([0.03, 0.06, 0.06, 1], SignedRankTest.Holm([0.0075, 0.02, 0.03, 1]));

    [Fact]
    public void Leadership_is_certain_where_every_seed_says_so_and_open_where_they_balance()
    {
        Score[] certain = [.. Seeds(6, "ours", _ => -2), .. Seeds(6, "rival", _ => -1)];
        Score[] open = [.. Seeds(6, "ours", seed => seed % 2), .. Seeds(6, "rival", seed => 1 - (seed % 2))];

        Assert.Equal(1, Leadership.Probability(certain, "ours", Measure.Final));
        Assert.Equal(0, Leadership.Probability(certain, "rival", Measure.Final));
        Assert.InRange(Leadership.Probability(open, "ours", Measure.Final), 0.4, 0.8);
        Assert.Equal(double.NaN, Leadership.Probability(certain, "nobody", Measure.Final));
    }

    [Theory]
    [InlineData("f01_branin", "continuous, up to 6 dimensions")]
    [InlineData("f16_cond", "conditional")]
    [InlineData("f18_hartmann6_noisy", "noisy")]
    public void Problems_have_classes(string problem, string expected) =>
        Assert.Equal(expected, ProblemClasses.Of(Catalogue.Formulas.Single(candidate => candidate.Name == problem)));

    [Fact]
    public void Problem_standing_compares_regrets_with_the_median_and_the_best_peer()
    {
        Score[] scores = [.. Seeds(11, "ours", seed => seed == 10 ? 0 : -2), .. Seeds(11, "a", _ => -1), .. Seeds(11, "b", _ => -3)];

        ProblemStanding standing = Assert.Single(ProblemStanding.Of(scores, "ours"));

        Assert.Equal(0.01, standing.Median, 1e-12);
        Assert.Equal(0.0505, standing.PeersMedian, 1e-12);
        Assert.Equal(0.01, standing.WorstTenth, 1e-12);
        Assert.Equal(0.001, standing.BestPeersWorstTenth, 1e-12);
    }

    [Fact]
    public void Method_behind_a_peer_misses_every_gate_it_should_miss()
    {
        Gate[] gates = GatesOf(ours: -1, gp: -2);

        Assert.Equal(['A', 'A', 'A', 'A', 'B', 'B', 'C', 'D', 'D', 'E', 'E', 'F'], gates.Select(gate => gate.Letter));
        Assert.All(gates.Where(gate => gate.Letter is not ('E' or 'F')), gate => Assert.False(gate.IsPassed, gate.ToString()));
        Assert.Contains("1 of 1: p", gates.First(gate => gate.Letter == 'D').Measured);
    }

    [Fact]
    public void Method_ahead_of_its_peer_passes_every_gate() =>
        Assert.All(GatesOf(ours: -2, gp: -1).Where(gate => gate.Letter != 'E'), gate => Assert.True(gate.IsPassed, gate.ToString()));

    [Theory]
    [InlineData(1, 1, 2, 0.9, null)]
    [InlineData(3, 1, 2, 0.9, true)]
    [InlineData(3, 4.5, 2, 0.6, null)]
    [InlineData(3, 4.5, 2, 0.4, false)]
    public void Class_is_decided_by_three_problems_and_an_interval_apart_from_one_half(
        int problems, double rank, double peers, double high, bool? expected) =>
        Assert.Equal(expected, new ClassStanding(problems, rank, "gp", peers, new WinRate(0.3, 0.1, high, problems)).IsBest);

    [Fact]
    public void Class_of_one_problem_is_not_decided() =>
        Assert.All(GatesOf(ours: -2, gp: -1).Where(gate => gate.Letter == 'E'), gate => Assert.Null(gate.IsPassed));

    [Fact]
    public void Speed_compares_means_with_means() =>
        Assert.Contains("800 times: 1.25 ms against 1E+03 ms", GatesOf(ours: -2, gp: -1).Single(gate => gate.Letter == 'F').Measured);

    [Fact]
    public void Figure_that_would_be_rounded_to_its_limit_has_a_third_digit()
    {
        Score[] scores = [.. Seeds(1000, "ours", _ => 0), .. Seeds(1000, "tpe", seed => seed < 103 ? -1 : 1)];
        Thresholds thresholds = new([], scores, new Dictionary<string, string> { ["p"] = "mixed" }, "ours");
        Gate gate = thresholds.Gates().First(one => one.Letter == 'B');
        Assert.Equal(("0.897", false), (gate.Measured.Split(' ')[0], gate.IsPassed));
        Assert.StartsWith("wins 0.90 against tpe", gate.Requirement);
    }

    [Fact]
    public void Report_has_every_table_and_the_gates()
    {
        Problem[] problems = [.. Catalogue.Formulas.Where(problem => problem.Name is "f01_branin" or "f16_cond")];
        Run[] runs =
        [
            .. from problem in problems from seed in Enumerable.Range(0, 2) from method in (string[])["random", "ours"]
               select Runner.Run(new Contest(problem, KnownSamplers.Find("random"), method, seed, 12)),
        ];
        StringWriter output = new();
        Report report = new(runs, problems, [0.5, 1], ["ours"]);
        report.WriteTables(output);
        report.WriteThresholds(output);

        string[] headings = [.. output.ToString().Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line.TrimEnd())];
        Assert.Equal(
            [
                "## 50 % of the budget", "## 100 % of the budget", "## Is ours different? Wilcoxon's test on medians per problem, corrected by Holm",
                "## By class of problem", "## Median regret at 50 / 100 % of the budget", "## Median final values", "## Cost",
                "## ours against the recorded peers: what is required",
            ],
            headings);
        Assert.Contains("| random | 2 | 0.50 [0.50, 0.50] |", output.ToString());
        Assert.Contains("| conditional | 1 | 1.50 / 1.50 |", output.ToString());
    }

    private static Gate[] GatesOf(double ours, double gp)
    {
        Score[] scores = [.. Seeds(10, "ours", _ => ours), .. Seeds(10, "gp", _ => gp)];
        Run[] runs =
        [
            .. scores.Select(score => Run(score.Method, score.Seed, [9, score.Best, score.Best, score.Best]) with
            {
                Cpu = score.Method == "gp" ? 4 : 0.005,
                SuggestMedianMs = score.Method == "gp" ? null : 0.1,
            }),
        ];
        return [.. new Thresholds(runs, scores, new Dictionary<string, string> { ["p"] = "mixed" }, "ours").Gates()];
    }

    private static IEnumerable<Score> Seeds(int seeds, string method, Func<int, double> regret) =>
        Enumerable.Range(0, seeds).Select(seed => new Score("p", method, seed, regret(seed), regret(seed), regret(seed)));

    private static Run Run(string method, int seed, double[] best) => new() { Problem = "p", Method = method, Seed = seed, Sign = 1, Best = best };
}
