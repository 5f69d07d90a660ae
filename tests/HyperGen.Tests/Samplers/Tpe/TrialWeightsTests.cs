using HyperGen.Sampling.Tpe;

namespace HyperGen.Tests.Samplers.Tpe;

public sealed class TrialWeightsTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(10, 1)]
    [InlineData(11, 2)]
    [InlineData(50, 5)]
    [InlineData(100, 10)]
    [InlineData(250, 25)]
    [InlineData(1000, 25)]
    public void Good_trials_are_a_tenth_and_at_most_25(int trials, int good) => Assert.Equal(good, TrialWeights.Good(trials));

    [Fact]
    public void Weights_of_good_trials_fall_with_the_rank_and_have_mean_one()
    {
        double[] weights = new double[5];
        TrialWeights.FillGood(weights);
        double sum = Enumerable.Range(1, 5).Sum(rank => Math.Log(6.0 / rank));
        for (int i = 0; i < 5; i++) Assert.Equal(5 * Math.Log(6.0 / (i + 1)) / sum, weights[i], 1e-12);
    }

    [Fact]
    public void Weights_of_other_trials_rise_to_that_of_a_failed_one()
    {
        Assert.Equal(TrialWeights.OfWorst, TrialWeights.OfOther(99, 100));
        Assert.Equal(TrialWeights.OfWorst / 10, TrialWeights.OfOther(0, 100), 1e-15);
        Assert.Equal(1, Enumerable.Range(0, 1000).Average(rank => TrialWeights.OfOther(rank, 1000)), 1e-3);
    }
}
