using CsCheck;
using HyperGen.Numerics;

namespace HyperGen.Tests.Numerics;

public class Matern52Tests
{
    [Theory]
    [InlineData(0.0, 1.0, 1.6666666666666667)]
    [InlineData(1e-12, 0.9999999999991667, 1.6666666666625)]
    [InlineData(0.01, 0.9917592361711776, 1.6307201300442673)]
    [InlineData(0.25, 0.8286491424181253, 1.1540528100359324)]
    [InlineData(1.0, 0.5239941088318203, 0.5764403878852956)]
    [InlineData(4.0, 0.13866021913850426, 0.10417935419231886)]
    [InlineData(25.0, 0.0007509337888737546, 0.00028310545521501306)]
    public void Kernel_matches_the_reference(double squaredDistance, double value, double factor)
    {
        double[] k = new double[1];
        double[] e = new double[1];
        Matern52.Evaluate([squaredDistance], 1, k, e);
        Assert.Equal(value, k[0], 1e-15);
        Assert.Equal(factor, e[0], 1e-15);
    }

    [Fact]
    public void Factor_is_minus_twice_the_derivative_by_the_squared_distance() => Gen.Double[0.01, 50].Sample(r2 =>
    {
        double step = 1e-5 * r2;
        double[] k = new double[3];
        double[] e = new double[3];
        Matern52.Evaluate([r2 - step, r2, r2 + step], 2, k, e);
        return Math.Abs(((k[2] - k[0]) / (2 * step)) + (0.5 * e[1])) < 1e-6 * e[1];
    });

    [Fact]
    public void Any_length_gives_the_same_bits_as_one_element()
    {
        double[] r2 = [.. Enumerable.Range(0, 23).Select(i => i * i * 0.37), 1e6, 1e300, double.PositiveInfinity];
        double[] k = new double[r2.Length];
        double[] e = new double[r2.Length];
        double[] alone = new double[r2.Length];
        Matern52.Evaluate(r2, 1.7, k, e);
        Matern52.Evaluate(r2, 1.7, alone);
        for (int i = 0; i < r2.Length - 1; i++)
        {
            double[] one = new double[2];
            Matern52.Evaluate(r2.AsSpan(i, 1), 1.7, one.AsSpan(0, 1), one.AsSpan(1, 1));
            Assert.Equal((k[i], e[i], k[i]), (one[0], one[1], alone[i]));
            Assert.InRange(k[i], 0, 1.7);
        }
    }

    [Fact]
    public void Bad_distances_are_not_hidden()
    {
        double[] k = new double[1];
        Matern52.Evaluate([double.NaN], 1, k);
        Assert.True(double.IsNaN(k[0]));
    }
}
