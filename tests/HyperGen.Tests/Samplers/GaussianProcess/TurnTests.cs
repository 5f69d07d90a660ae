using HyperGen.Sampling.GaussianProcess;

namespace HyperGen.Tests.Samplers.GaussianProcess;

public sealed class TurnTests
{
    [Fact]
    public void Every_third_proposal_among_choices_is_wide_unless_it_is_insurance()
    {
        int[] wide = [.. Enumerable.Range(0, 60).Where(trial => Turn.Of(After(trial), trial, hasChoices: true, hasPlateaus: false).IsWide)];
        Assert.Equal([22, 25, 28, 31, 34, 37, 40, 43, 46, 49, 52, 55, 58], wide);
        Assert.Equal(
            [19, 39, 59],
            Enumerable.Range(0, 60).Where(trial => Turn.Of(After(trial), trial, hasChoices: true, hasPlateaus: false).IsInsured));
    }

    [Theory]
    [InlineData(19, 22, false)]
    [InlineData(20, 22, true)]
    [InlineData(199, 196, true)]
    [InlineData(200, 202, false)]
    public void Wide_proposals_are_for_studies_of_middle_age(int trials, int trial, bool wide) =>
        Assert.Equal(wide, Turn.Of(After(trials), trial, hasChoices: true, hasPlateaus: false).IsWide);

    [Fact]
    public void Numeric_search_looks_far_only_where_it_is_stuck_on_a_plateau()
    {
        Assert.False(Turn.Of(After(40, best: 20), 40, hasChoices: false, hasPlateaus: false).IsWide);
        Assert.False(Turn.Of(After(40, best: 39), 40, hasChoices: false, hasPlateaus: true).IsWide);
        Turn stuck = Turn.Of(After(40, best: 20), 40, hasChoices: false, hasPlateaus: true);
        Assert.True(stuck is { IsWide: true, IsLocal: false });
        Assert.True(Turn.Of(After(41, best: 40), 41, hasChoices: false, hasPlateaus: true).IsLocal);
    }

    private static TrialHistory After(int trials, int best = 0)
    {
        TrialHistory history = new(GaussianProcessFixture.Box(1), StudyDirection.Minimize);
        for (int i = 0; i < trials; i++) history.Finish(i, [i / 100.0], TrialState.Complete, i == best ? 0 : 1 + i);
        return history;
    }
}
