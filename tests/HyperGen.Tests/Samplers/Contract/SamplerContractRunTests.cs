using HyperGen.Testing;

namespace HyperGen.Tests.Samplers.Contract;

public sealed class SamplerContractRunTests
{
    private static readonly SearchSpace Space = new SearchSpaceBuilder("s").AddFloat("X", 0, 1).Build();

    private readonly SamplerContractRun _run = new SamplerContractRun(HyperGen.Samplers.Random(), Space).Sequential(3);

    [Fact]
    public void Trial_told_twice_is_an_error_that_names_it() =>
        Assert.Contains("Trial 0 was told already", Assert.Throws<InvalidOperationException>(() => _run.Tell(0)).Message);

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public void Trial_that_is_not_there_is_an_error_that_counts_those_there_are(int number)
    {
        Assert.Contains("There are 3 trials", Assert.Throws<ArgumentOutOfRangeException>(() => _run.Tell(number)).Message);
        Assert.Contains("There are 3 trials", Assert.Throws<ArgumentOutOfRangeException>(() => _run.Tell(number, 1.5)).Message);
    }

    [Fact]
    public void Invalid_point_from_elsewhere_is_an_error_that_names_the_parameter()
    {
        Assert.Contains("'X' has the value 5", Assert.Throws<ArgumentException>(() => _run.TellOther([5])).Message);
        Assert.Contains("3 entries", Assert.Throws<ArgumentException>(() => _run.TellOther([5, 5, 5])).Message);
        Assert.Equal(3, _run.Points.Count);
    }
}
