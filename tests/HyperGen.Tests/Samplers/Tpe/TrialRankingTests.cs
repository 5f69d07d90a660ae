using HyperGen.Sampling.Tpe;

namespace HyperGen.Tests.Samplers.Tpe;

public sealed class TrialRankingTests
{
    private static readonly SearchSpace Space = new SearchSpaceBuilder("s").AddFloat("X", 0, 1).Build();

    [Fact]
    public void Complete_trials_come_before_pruned_ones_and_failed_ones_have_no_rank()
    {
        TrialHistory history = new(Space, StudyDirection.Maximize);
        history.Finish(0, [0.1], TrialState.Complete, 1);
        history.Finish(1, [0.2], TrialState.Pruned, 9);
        history.Finish(2, [0.3], TrialState.Failed, double.NaN);
        history.Finish(3, [0.4], TrialState.Complete, 2);
        history.Finish(4, [0.5], TrialState.Complete, 1);
        TrialRanking ranking = new();
        ranking.Follow(history);
        Assert.Equal([3, 0, 4, 1], ranking.Rows.ToArray());
        Assert.Equal([2], ranking.Failed.ToArray());
    }

    [Fact]
    public void Ranking_that_grew_with_its_history_equals_one_made_at_once()
    {
        TrialHistory history = new(Space, StudyDirection.Minimize);
        TrialRanking grown = new(), fresh = new();
        for (int i = 0; i < 300; i++)
        {
            bool failed = i % 5 == 3;
            history.Finish(i, [0.5], failed ? TrialState.Failed : TrialState.Complete, failed ? double.NaN : (i * 37) % 101);
            grown.Follow(history);
        }

        fresh.Follow(history);
        Assert.Equal(fresh.Rows.ToArray(), grown.Rows.ToArray());
        Assert.Equal(60, grown.Failed.Length);
        Assert.Equal(fresh.Failed.ToArray().Order(), grown.Failed.ToArray().Order());
    }
}
