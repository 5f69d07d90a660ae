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
    public void Weights_of_30_trials_are_those_of_the_reference() => Assert.Equal(
        [0.03333333333333333, 0.275, 0.5166666666666667, 0.7583333333333333, .. Enumerable.Repeat(1.0, 26)],
        Enumerable.Range(0, 30).Select(age => TrialWeights.OfAge(age, 30)),
        (expected, actual) => Math.Abs(expected - actual) < 1e-15);
}
