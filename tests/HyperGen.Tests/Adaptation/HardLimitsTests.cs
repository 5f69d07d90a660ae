using HyperGen.Spaces;

namespace HyperGen.Tests.Adaptation;

public class HardLimitsTests
{
    private static readonly Parameter Rate = Tuned.SearchSpace["Rate"], Width = Tuned.SearchSpace["Width"], Depth = Tuned.SearchSpace["Depth"];

    [Fact]
    public void Limits_ofASteppedInteger_lieOnItsGrid()
    {
        HardLimits limits = new(Depth, -3, 15);

        Assert.Equal(-2, limits.Low);
        Assert.Equal(14, limits.High);
    }

    [Theory]
    [InlineData(0.1, 2, "does not contain its range")]
    [InlineData(-1, 0.9, "does not contain its range")]
    [InlineData(double.NegativeInfinity, 2, "not finite")]
    [InlineData(double.NaN, 2, "not finite")]
    public void Limits_ofARange_mustContainIt(double low, double high, string problem) => Refused(Width, low, high, problem);

    [Fact]
    public void Limits_ofALogScale_mustBePositive() => Refused(Rate, 0, 1, "not positive");

    [Fact]
    public void Limits_ofAnInteger_mustBeWhole() => Refused(Depth, 1.5, 10, "is an integer");

    [Fact]
    public void Limits_ofAnInteger_mustBeExact() => Refused(Depth, 0, 1e300, "beyond 2^53");

    [Fact]
    public void Limits_ofWhatHasNoBoundsToMove_areRefused()
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddChoice("A", [1, 2]).AddFloat("S", 0, 1, step: 0.1).AddFloat("C", 3, 3).Build();

        Refused(space["A"], 0, 9, "is a choice");
        Refused(space["S"], 0, 9, "have a step");
        Refused(space["C"], 0, 9, "single value");
    }

    [Fact]
    public void Bound_growsByHalfOfTheWidthOnItsScale()
    {
        Assert.Equal(1.5, NumericBounds.Grown(Width, 1, 0.5, 9));
        Assert.Equal(-0.5, NumericBounds.Grown(Width, -1, 0.5, -9));
        Assert.Equal(1, NumericBounds.Grown(Rate, 1, 0.5, 9), 1e-9);
        Assert.Equal(1e-4, NumericBounds.Grown(Rate, -1, 0.5, 1e-9), 1e-12);
        Assert.Equal(12, NumericBounds.Grown(Depth, 1, 0.5, 90));
        Assert.Equal(-2, NumericBounds.Grown(Depth, -1, 0.5, -90));
    }

    [Fact]
    public void Bound_growsToItsLimitAndNotBeyond()
    {
        Assert.Equal(1.2, NumericBounds.Grown(Width, 1, 0.5, 1.2));
        Assert.Equal(1, NumericBounds.Grown(Width, 1, 0.5, 1));
        Assert.Equal(10, NumericBounds.Grown(Depth, 1, 0.5, 10));
    }

    private static void Refused(Parameter parameter, double low, double high, string problem)
    {
        string message = Assert.Throws<ArgumentException>(() => new HardLimits(parameter, low, high)).Message;
        Assert.Contains($"'{parameter.Name}'", message);
        Assert.Contains(problem, message);
    }
}
