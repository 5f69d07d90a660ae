using System.Globalization;
using CsCheck;
using HyperGen.Numerics;

namespace HyperGen.Tests.Numerics;

public class SteppedGridTests
{
    [Fact]
    public void Tenths_are_the_literals()
    {
        double[] expected = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0];
        Assert.Equal(11, SteppedGrid.Count(0, 1, 0.1));
        Assert.Equal(expected, Enumerable.Range(0, 11).Select(k => SteppedGrid.Value(0, 0.1, k)));
    }

    [Fact]
    public void Decimal_grids_are_the_doubles_of_the_decimals()
    {
        Gen.Select(Gen.Int[-999_999, 999_999], Gen.Int[1, 999_999], Gen.Int[0, 9], Gen.Int[0, 1_000_000]).Sample((low, step, digits, k) =>
        {
            string suffix = "e-" + digits.ToString(CultureInfo.InvariantCulture);
            double Parse(Int128 mantissa) => double.Parse(mantissa.ToString(CultureInfo.InvariantCulture) + suffix, CultureInfo.InvariantCulture);
            return SteppedGrid.Value(Parse(low), Parse(step), k) == Parse(low + ((Int128)step * k));
        });
    }

    [Theory]
    [InlineData(0, 1, 0.3, 4)]
    [InlineData(0.05, 0.95, 0.15, 7)]
    [InlineData(-1, 1, 0.25, 9)]
    [InlineData(5, 5, 0.1, 1)]
    [InlineData(1e10, 10000000001, 1e-5, 100001)]
    [InlineData(-double.MaxValue, double.MaxValue, double.MaxValue / 2, 5)]
    [InlineData(0, 1e-300, 1e-301, 11)]
    [InlineData(0, 0.7, 0.1, 8)]
    public void Count_is_the_number_of_points_not_above_the_upper_bound(double low, double high, double step, long expected) =>
        Assert.Equal(expected, SteppedGrid.Count(low, high, step));

    [Fact]
    public void Last_point_is_the_last_not_above_and_every_point_is_nearest_to_itself()
    {
        Gen.Select(Gen.Double[-1e6, 1e6], Gen.Double[1e-3, 10], Gen.Double[0, 1000]).Sample((low, step, width) =>
        {
            double high = low + width;
            long count = SteppedGrid.Count(low, high, step);
            long k = count / 2;
            return SteppedGrid.Value(low, step, count - 1) <= high
                && SteppedGrid.Value(low, step, count) > high
                && SteppedGrid.NearestIndex(low, step, count, SteppedGrid.Value(low, step, k)) == k
                && SteppedGrid.NearestIndex(low, step, count, low + ((k + 0.4) * step)) == k;
        });
    }

    [Fact]
    public void Nearest_index_keeps_to_the_grid()
    {
        Assert.Equal(0, SteppedGrid.NearestIndex(0, 0.1, 11, -5));
        Assert.Equal(10, SteppedGrid.NearestIndex(0, 0.1, 11, double.PositiveInfinity));
        Assert.Equal(3, SteppedGrid.NearestIndex(0, 0.1, 11, 0.1 + 0.2));
        Assert.Equal(0, SteppedGrid.NearestIndex(0, 0.5, 3, 0.25));
    }

    [Fact]
    public void Impossible_grids_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SteppedGrid.Count(0, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SteppedGrid.Count(0, 1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => SteppedGrid.Count(1, 0, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SteppedGrid.Count(double.NegativeInfinity, 0, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SteppedGrid.Count(0, 1e300, 1e-300));
        Assert.Throws<ArgumentOutOfRangeException>(() => SteppedGrid.NearestIndex(0, 1, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SteppedGrid.NearestIndex(0, 1, 5, double.NaN));
    }
}
