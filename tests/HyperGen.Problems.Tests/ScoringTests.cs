using HyperGen.Problems.Scoring;

namespace HyperGen.Problems.Tests;

public sealed class ScoringTests
{
    private static readonly Dictionary<string, Yardstick> Yardsticks = new() { ["p"] = new(KnownBest: 0, Trials: 6, Floor: 1e-6) };

    [Fact]
    public void Regret_is_measured_in_units_of_random_search()
    {
        Score score = Find("ours", Runs([10, 10, 10, 10, 1, 0.1]));

        Assert.Equal(-2, score.Final, 1e-12);
        Assert.Equal(-1.5, score.Area, 1e-12);
    }

    [Fact]
    public void Regret_is_clipped_to_floor_and_ceiling()
    {
        Assert.Equal(-6, Find("ours", Runs([1, 1, 1, 1, 1, 0])).Final, 1e-12);
        Assert.Equal(1, Find("ours", Runs([1e9, 1e9, 1e9, 1e9, 1e9, 1e9])).Final, 1e-12);
    }

    [Fact]
    public void Known_best_that_is_beaten_gives_way() =>
        Assert.Equal(0, Find("random", Runs([1, 1, 1, 1, 1, -10])).Final, 1e-12);

    [Fact]
    public void Run_that_ended_early_keeps_its_last_value() => Assert.Equal(-1, Find("ours", Runs([1])).Area, 1e-12);

    [Fact]
    public void Fraction_shortens_the_budget_but_not_below_five_trials() =>
        Assert.Equal(0, Find("ours", Runs([10, 10, 10, 10, 10, 0.1]), fraction: 0.5).Final, 1e-12);

    [Fact]
    public void Ties_share_a_rank_and_half_a_win()
    {
        IReadOnlyList<Score> scores = Scorer.Score(Runs([10, 10, 10, 10, 10, 10]), Yardsticks, 1);

        Assert.All(Standings.Of(scores), standing => Assert.Equal(1.5, standing.RankFinal));
        Assert.Equal(new WinRate(0.5, 0.5, 0.5, 1), Duel.Between(scores, "ours", "random", Measure.Final));
    }

    [Fact]
    public void Methods_without_a_shared_seed_are_not_compared()
    {
        Run[] runs = [.. Runs([1]).Select(run => run.Method == "ours" ? run with { Seed = 99 } : run)];
        IReadOnlyList<Score> scores = Scorer.Score(runs, Yardsticks, 1);

        Assert.Null(Duel.Between(scores, "ours", "random", Measure.Final));
        Assert.All(Standings.Of(scores), standing => Assert.Equal(double.NaN, standing.RankFinal));
    }

    [Fact]
    public void Results_file_round_trips()
    {
        Run[] runs = [.. Runs([2.5, 1e-17]).Select(run => run with { Cpu = 0.25, SuggestMedianMs = 1.5, SuggestP95Ms = 3 })];
        string path = Path.GetTempFileName();
        try
        {
            using (StreamWriter file = File.CreateText(path))
                foreach (Run run in runs)
                    RunFile.Append(file, run);

            Assert.Equivalent(runs, RunFile.Read(path), strict: true);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [RecordedFact]
    public void Recorded_optimisers_get_the_standings_of_the_reference_scorer()
    {
        Dictionary<string, Yardstick> yardsticks = Catalogue.Find(RecordedFactAttribute.Folder)
            .ToDictionary(problem => problem.Name, Yardstick.Of);
        Run[] runs = [.. Directory.GetFiles(Path.Combine(RecordedFactAttribute.Folder!, "results"), "*.jsonl").SelectMany(RunFile.Read)];

        Assert.All(ReferenceStandings.All.GroupBy(row => row.Fraction), expected =>
        {
            IReadOnlyList<Standing> standings = Standings.Of(Scorer.Score(runs, yardsticks, expected.Key));
            Assert.Equal(expected.Select(row => row.Method), standings.Select(standing => standing.Method));
            foreach ((var row, Standing standing) in expected.Zip(standings))
            {
                Assert.Equal(row.RankArea, standing.RankArea, 1e-8);
                Assert.Equal(row.RankFinal, standing.RankFinal, 1e-8);
                Assert.Equal(row.Final, standing.Final, 1e-8);
                Assert.Equal(row.Area, standing.Area, 1e-8);
            }
        });
    }

    private static Run[] Runs(double[] ours) =>
    [
        new() { Problem = "p", Method = "ours", Seed = 0, Sign = 1, Best = ours },
        new() { Problem = "p", Method = "random", Seed = 0, Sign = 1, Best = [10, 10, 10, 10, 10, 10] },
    ];

    private static Score Find(string method, Run[] runs, double fraction = 1) =>
        Scorer.Score(runs, Yardsticks, fraction).Single(score => score.Method == method);
}
