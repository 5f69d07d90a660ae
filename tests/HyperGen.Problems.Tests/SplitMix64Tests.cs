namespace HyperGen.Problems.Tests;

public sealed class SplitMix64Tests
{
    [Fact]
    public void Stream_agrees_with_an_independent_implementation()
    {
        var random = new SplitMix64(2026);
        Assert.Equal(0xdb9c559891948d23UL, random.Next());
        Assert.Equal(0x78bc927ded35455dUL, random.Next());
        Assert.Equal(0xaad71e75cde2b88eUL, random.Next());
        Assert.Equal(0.38477441920770517, random.NextUnit());
        Assert.Equal(-0.10098573452223973, random.NextNormal(), 1e-14);
    }

    [Fact]
    public void Instance_stream_agrees_with_an_independent_implementation()
    {
        SplitMix64 random = SplitMix64.ForInstance(7, 3);
        Assert.Equal(-2.028636850200888, random.NextBetween(-5, 5), 1e-14);
        Assert.Equal(-2.312217997037104, random.NextBetween(-5, 5), 1e-14);
    }

    [Fact]
    public void Trial_streams_are_standard_normal_and_unrelated()
    {
        const int Count = 4000;
        double[] noise = [.. Enumerable.Range(0, Count).Select(trial => SplitMix64.ForTrial(5, trial).NextNormal())];
        double mean = noise.Average();
        double variance = noise.Sum(value => (value - mean) * (value - mean)) / Count;
        double neighbours = noise.Zip(noise.Skip(1), (a, b) => a * b).Average();

        Assert.InRange(mean, -0.06, 0.06);
        Assert.InRange(variance, 0.9, 1.1);
        Assert.InRange(neighbours, -0.06, 0.06);
    }
}
