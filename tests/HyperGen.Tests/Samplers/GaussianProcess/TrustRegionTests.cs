using HyperGen.Sampling.GaussianProcess;

namespace HyperGen.Tests.Samplers.GaussianProcess;

public sealed class TrustRegionTests
{
    [Fact]
    public void Every_other_proposal_of_a_small_numeric_space_is_local_once_there_is_a_model()
    {
        TrustRegion region = new(new EncodedSpace(GaussianProcessFixture.Box(3)));
        Assert.DoesNotContain(true, Enumerable.Range(0, 20).Select(trial => region.Holds(trial, 19)));
        Assert.Equal(10, Enumerable.Range(20, 20).Count(trial => region.Holds(trial, trial)));
    }

    [Fact]
    public void Two_of_three_proposals_in_many_dimensions_are_local() =>
        Assert.Equal(20, Enumerable.Range(5, 30).Count(trial => new TrustRegion(new EncodedSpace(GaussianProcessFixture.Box(21))).Holds(trial, trial)));

    [Fact]
    public void Search_among_choices_stays_global() =>
        Assert.DoesNotContain(true, Enumerable.Range(0, 99).Select(trial => new TrustRegion(new EncodedSpace(GaussianProcessFixture.Mixed)).Holds(trial, trial)));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1e9, 0)]
    [InlineData(1e-3, 1e6)] // as far above zero as a loss may be
    public void Region_shrinks_after_failures_and_grows_after_gains(double scale, double shift)
    {
        TrustRegion region = new(new EncodedSpace(GaussianProcessFixture.Box(3)));
        TrialHistory history = new(GaussianProcessFixture.Box(3), StudyDirection.Minimize);
        double first = region.Length;
        for (int i = 0; i < 5; i++) Tell(i == 0 ? 1 : 2); // a gain, then four failures
        Assert.Equal(first / 2, region.Length);
        for (int i = 0; i < 6; i++) Tell(-i);
        Assert.Equal(2 * first, region.Length);
        for (int i = 1; i < 5; i++) Tell(-5 - (1e-5 * i)); // gains that are none
        Assert.Equal(first, region.Length);

        void Tell(double value)
        {
            history.Finish(history.Count, [0.5, 0.5, 0.5], TrialState.Complete, shift + (scale * value));
            region.Tell(history, history.Count - 1);
        }
    }
}
