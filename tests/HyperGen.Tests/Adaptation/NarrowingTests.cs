using HyperGen.Sampling.Adaptive;

namespace HyperGen.Tests.Adaptation;

public class NarrowingTests
{
    private const int After = 20;

    private static readonly SearchSpace Line = new SearchSpaceBuilder("line").AddFloat("X", 0, 100).Build();

    // Values fall towards 50; the best three of 0, 2 ... 38 are 34, 36 and 38.
    private static readonly double[] Broad = [.. Enumerable.Range(0, After).Select(i => 2.0 * i)];

    [Fact]
    public void Box_comesAfterTheStatedTrials_andIsATenthOfTheRangeWiderThanTheBest()
    {
        Assert.Null(Fed(Line, Broad[..^1]).Rule.Box);
        (Narrowing rule, _) = Fed(Line, Broad);

        Assert.Equal(3, rule.Box!.Trials);
        Assert.Equal(24, rule.Box.Sides[0].Low, 1e-9);
        Assert.Equal(48, rule.Box.Sides[0].High, 1e-9);
        BoundMove move = Assert.Single(rule.Moves);
        Assert.Equal((0, rule.Box.Sides[0].Low, rule.Box.Sides[0].High), (move.Parameter, move.Low, move.High));
        Assert.Equal("the best 3 trials lie there", move.Reason);
    }

    [Fact]
    public void Box_isMadeAnewEveryTenTrials_andAtLeastAFifthOfTheRangeWide()
    {
        (Narrowing rule, TrialHistory history) = Fed(Line, Broad);
        Box first = rule.Box!;
        for (int i = 0; i < 9; i++) Feed(rule, history, [44 + (0.1 * i)]); // up to 44.8
        Assert.Same(first, rule.Box);

        Feed(rule, history, [45]);
        Assert.Equal(5, rule.Box!.Trials); // 15 % of 30
        Assert.Equal(34.5, rule.Box.Sides[0].Low, 1e-9); // round 44.5 to 45
        Assert.Equal(55, rule.Box.Sides[0].High, 1e-9);
    }

    [Theory]
    [InlineData(0, 0, 20)]
    [InlineData(5, 0, 20)]
    [InlineData(40, 30, 50)]
    [InlineData(95, 80, 100)]
    [InlineData(100, 80, 100)]
    public void Box_roundOneValue_isAFifthOfTheRangeWideAndWithinIt(double best, double low, double high)
    {
        (Narrowing rule, _) = Fed(Line, [.. Enumerable.Repeat(60.0, 17), best, best, best], value => Math.Abs(value - best));

        Assert.Equal((low, high), (Math.Round(rule.Box!.Sides[0].Low, 9), Math.Round(rule.Box.Sides[0].High, 9)));
    }

    [Fact]
    public void BetterTrial_outsideOfTheBox_dropsItAndTheNextTenthTrialMakesAnother()
    {
        (Narrowing rule, TrialHistory history) = Fed(Line, Broad);
        Feed(rule, history, [60]);
        Assert.Null(rule.Box);
        BoundMove back = rule.Moves[^1];
        Assert.Equal((0, 100, "trial 20 outside of the box is better than all within"), (back.Low, back.High, back.Reason));

        Feed(rule, history, Enumerable.Repeat(5.0, 8));
        Assert.Null(rule.Box);
        Feed(rule, history, [5]);
        Assert.True(rule.Box!.Contains([60]));
    }

    [Fact]
    public void WorseTrial_outsideOfTheBox_leavesIt()
    {
        (Narrowing rule, TrialHistory history) = Fed(Line, Broad);
        Feed(rule, history, [70]);

        Assert.NotNull(rule.Box);
    }

    [Fact]
    public void TwentyTrials_withoutABetterOne_dropTheBoxForTen()
    {
        (Narrowing rule, TrialHistory history) = Fed(Line, Broad);
        Feed(rule, history, Enumerable.Repeat(30.0, 19));
        Assert.NotNull(rule.Box);
        Feed(rule, history, [30]);
        Assert.Null(rule.Box);
        Assert.Equal("20 trials brought no better one", rule.Moves[^1].Reason);
        Feed(rule, history, Enumerable.Repeat(30.0, 10));
        Assert.NotNull(rule.Box);
    }

    [Fact]
    public void Failures_areNoneOfTheBest()
    {
        (Narrowing rule, TrialHistory history) = Fed(Line, Broad[..2]);
        for (int i = 2; i < 50; i++)
        {
            history.Finish(i, [50], i % 2 == 0 ? TrialState.Failed : TrialState.Pruned, i % 2 == 0 ? double.NaN : 0);
            rule.Finish(history, i);
        }

        Assert.Null(rule.Box);
    }

    [Fact]
    public void Choice_staysWhileItIsAmongTheBestOrWasTriedLessThanThreeTimes()
    {
        SearchSpace space = new SearchSpaceBuilder("choice").AddChoice("C", ["good", "bad", "rare", "never"]).Build();
        (Narrowing rule, _) = Fed(space, [.. Enumerable.Repeat(1.0, 8), 2, 2, .. Enumerable.Repeat(0.0, 10)], value => value);

        Assert.Equal((0, 3), (rule.Box!.Sides[0].Low, rule.Box.Sides[0].High));
        Assert.Equal([true, false, true, true], Enumerable.Range(0, 4).Select(choice => rule.Box.Space.IsFeasible([choice])));
        Assert.EndsWith("searched: good, rare, never", Assert.Single(rule.Moves).Reason);
    }

    [Fact]
    public void CoarseInteger_keepsTheNeighboursOfTheBest_onItsGrid()
    {
        SearchSpace space = new SearchSpaceBuilder("steps").AddInt("I", 3, 43, step: 10).Build();
        (Narrowing rule, _) = Fed(space, [.. Enumerable.Repeat(3.0, 10), .. Enumerable.Repeat(23.0, 10)], value => Math.Abs(value - 23));

        Assert.Equal("int [13, 33] step 10", rule.Box!.Space.Parameters[0].Domain);
    }

    [Fact]
    public void ConditionalParameter_isNarrowedByTheTrialsInWhichItWasActive()
    {
        SearchSpace space = new SearchSpaceBuilder("branch").AddChoice("C", [0, 1]).AddFloat("X", 0, 100).When(0, 1).Build();
        TrialHistory history = new(space, StudyDirection.Maximize);
        Narrowing rule = new(space, After);
        for (int i = 0; i < After; i++)
        {
            history.Finish(i, i % 2 == 0 ? [0, double.NaN] : [1, i < 16 ? 90 : 40], TrialState.Complete, i);
            rule.Finish(history, i);
        }

        Assert.Equal((30, 50), (Math.Round(rule.Box!.Sides[1].Low, 9), Math.Round(rule.Box.Sides[1].High, 9)));
        Assert.True(rule.Box.Contains([0, double.NaN]));
    }

    private static (Narrowing Rule, TrialHistory History) Fed(SearchSpace space, double[] xs, Func<double, double>? objective = null)
    {
        Narrowing rule = new(space, After);
        TrialHistory history = new(space, StudyDirection.Minimize);
        Feed(rule, history, xs, objective);
        return (rule, history);
    }

    private static void Feed(Narrowing rule, TrialHistory history, IEnumerable<double> xs, Func<double, double>? objective = null)
    {
        foreach (double x in xs)
        {
            history.Finish(history.Count, [x], TrialState.Complete, objective?.Invoke(x) ?? Math.Abs(x - 50));
            rule.Finish(history, history.Count - 1);
        }
    }
}
