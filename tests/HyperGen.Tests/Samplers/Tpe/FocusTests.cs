using HyperGen.Sampling.Tpe;

namespace HyperGen.Tests.Samplers.Tpe;

public sealed class FocusTests
{
    private static readonly SearchSpace Space = new SearchSpaceBuilder("s")
        .AddChoice("A", ["a", "b", "c"]).AddChoice("B", ["a", "b"]).When(0, 2).AddFloat("X", 0, 1).Build();

    private static readonly ChoiceParameter[] Choices = [(ChoiceParameter)Space.Parameters[0], (ChoiceParameter)Space.Parameters[1]];

    [Fact]
    public void Every_seventh_proposal_is_for_a_choice_that_the_best_trial_has_not()
    {
        TrialHistory history = History([1, double.NaN, 0.5], 3);
        HashSet<double> tried = [];
        for (int number = 1; number < 700; number += 7)
        {
            Focus focus = FocusOf(history, number);
            Assert.Equal(0, focus.Parameter); // B is inactive in the best trial
            tried.Add(focus.Choice);
        }

        Assert.Equal([0, 2], tried.Order());
        Assert.All(Enumerable.Range(2, 6), number => Assert.Equal(-1, FocusOf(history, number).Parameter));
    }

    [Fact]
    public void Focus_on_a_choice_includes_its_trials_alone_running_ones_too()
    {
        TrialHistory history = History([1, double.NaN, 0.5], 2);
        history.Finish(2, [0, double.NaN, 0.5], TrialState.Complete, 9);
        history.Start(3, [0, double.NaN, 0.1]);
        history.Start(4, [2, 1, 0.1]);
        Focus focus = new(0, 0);
        Assert.Equal([false, false, true, true, false], [.. Enumerable.Range(0, 5).Select(row => focus.Includes(history, row))]);
        Assert.All(Enumerable.Range(0, 5), row => Assert.True(new Focus(-1, double.NaN).Includes(history, row)));
    }

    private static Focus FocusOf(TrialHistory history, int number)
    {
        Rng rng = Rng.ForTrial(1, number);
        return Focus.Of(history, 0, number, Choices, ref rng);
    }

    private static TrialHistory History(double[] point, int trials)
    {
        TrialHistory history = new(Space, StudyDirection.Minimize);
        for (int i = 0; i < trials; i++) history.Finish(i, point, TrialState.Complete, i);
        return history;
    }
}
