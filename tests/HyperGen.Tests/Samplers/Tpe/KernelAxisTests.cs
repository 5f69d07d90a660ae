using HyperGen.Numerics;
using HyperGen.Sampling.Tpe;

namespace HyperGen.Tests.Samplers.Tpe;

public sealed class KernelAxisTests
{
    private static readonly SearchSpace Space = new SearchSpaceBuilder("s")
        .AddFloat("X", 0, 10).AddInt("K", 0, 9).AddChoice("C", ["a", "b", "c", "d"]).Build();

    [Fact]
    public void Width_follows_Scotts_rule_with_the_spread_shrunk_towards_uniform()
    {
        // By hand: weights 1.6125 and 0.3875 (ln 3 and ln 1.5 scaled to mean 1), variance w1 w2 0.04^2 / 4, effective number 4 / (w1^2 + w2^2).
        double w1 = 2 * Math.Log(3) / Math.Log(4.5), w2 = 2 - w1, n = 4 / ((w1 * w1) + (w2 * w2));
        double variance = ((n * w1 * w2 * 0.0016 / 4) + (0.5 / 12)) / (n + 0.5);
        double width = Fitted(numbers: 6, 5.0, 5.4).Width;
        Assert.Equal(0.7 * Math.Sqrt(variance) * Math.Pow(n + 1, -0.1), width, 1e-12);
    }

    [Fact]
    public void Width_does_not_depend_on_the_order_of_the_parameters_or_their_sense()
    {
        double[] values = [1, 2, 4.5, 9, 3];
        Assert.Equal(Fitted(6, values).Width, Fitted(6, [.. values.Select(value => 10 - value)]).Width, 1e-12);
        Assert.Equal(Fitted(6, values).Width, Fitted(6, [.. values.Select(value => value + 0.5)]).Width, 1e-12);
    }

    [Fact]
    public void Width_of_a_discrete_parameter_is_at_least_half_a_cell()
    {
        NormalAxis axis = new(Space.Parameters[1], 1);
        axis.EnsureCapacity(28);
        for (int row = 0; row < 25; row++) axis.Place(row, 4);
        axis.Fit(Good([.. Enumerable.Range(0, 25)]));
        Assert.Equal(0.05, axis.Width);
    }

    [Fact]
    public void Good_values_far_apart_under_different_choices_do_not_widen_the_kernels()
    {
        CategoryAxis same = new(4), different = new(4);
        same.EnsureCapacity(8);
        different.EnsureCapacity(8);
        NormalAxis axis = Axis(1, 1, 1.1, 1.2, 9, 9.1, 9.2);
        for (int row = 0; row < 6; row++)
        {
            same.Place(row, 0);
            different.Place(row, row / 3);
        }

        axis.Fit(Good([0, 1, 2, 3, 4, 5], same));
        double wide = axis.Width;
        axis.Fit(Good([0, 1, 2, 3, 4, 5], different));
        Assert.InRange(axis.Width, 0, wide / 2);
    }

    [Fact]
    public void Kernels_of_trials_without_the_parameter_are_masked()
    {
        NormalAxis axis = Axis(1, double.NaN, 5, double.NaN, 5);
        axis.Fit(Good([0, 2])); // nobody good has it: as wide as a uniform draw has it
        Assert.Equal(0.7 / Math.Sqrt(12), axis.Width, 1e-12);
        Assert.Equal([1, 1], [Factors(axis, 0.5)[0], Factors(axis, 0.5)[2]]);
        Assert.NotEqual(1, Factors(axis, 0.5)[1]);
    }

    [Fact]
    public void Density_of_a_numeric_kernel_integrates_to_one()
    {
        NormalAxis axis = Axis(2, 0, 0.2, 5, 9.9);
        axis.Fit(Good([1, 2]));
        const int Cells = 4000; // Simpson's rule over all that is not negligible
        double[] sums = new double[4];
        for (int i = 0; i <= Cells; i++)
        {
            double[] factors = Factors(axis, -4 + (9.0 * i / Cells));
            for (int row = 0; row < 4; row++) sums[row] += factors[row] * (i is 0 or Cells ? 1 : i % 2 == 1 ? 4 : 2) * 3.0 / Cells;
        }

        Assert.All(sums, sum => Assert.Equal(1, sum, 1e-9));
    }

    [Fact]
    public void Masses_of_a_category_kernel_sum_to_one()
    {
        CategoryAxis axis = Categories(2, 0, double.NaN);
        double[] sums = new double[3];
        for (int category = 0; category < 4; category++)
        {
            for (int row = 0; row < 3; row++) sums[row] += Factors(axis, category)[row] / 4;
        }

        Assert.All(sums, sum => Assert.Equal(1, sum, 1e-12));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(5)]
    public void Samples_of_a_numeric_kernel_follow_it_within_the_range(double centre)
    {
        NormalAxis axis = Axis(1, centre, 5);
        axis.Fit(Good([1]));
        const int Draws = 100_000, Bins = 20;
        int[] counts = new int[Bins];
        Rng rng = Rng.ForTrial(5, 0);
        for (int i = 0; i < Draws; i++) counts[Math.Min(Bins - 1, (int)(2 * axis.Sample(0, ref rng)))]++;

        double total = Cdf(1) - Cdf(0), chiSquare = 0;
        for (int bin = 0; bin < Bins; bin++)
        {
            double expected = Draws * (Cdf((bin + 1.0) / Bins) - Cdf((double)bin / Bins)) / total;
            if (expected > 5) chiSquare += (counts[bin] - expected) * (counts[bin] - expected) / expected;
        }

        Assert.InRange(chiSquare, 0, 43.8); // p = 0.001 at 19 degrees of freedom

        double Cdf(double u) => NormalDistribution.Cdf((u - (centre / 10)) / axis.Width);
    }

    [Fact]
    public void Samples_of_a_category_kernel_follow_it()
    {
        CategoryAxis axis = Categories(2);
        const int Draws = 100_000;
        int[] counts = new int[4];
        Rng rng = Rng.ForTrial(5, 0);
        for (int i = 0; i < Draws; i++) counts[(int)axis.Sample(0, ref rng)]++;
        double chiSquare = counts.Select((count, c) => (count - (Draws * (c == 2 ? 0.85 : 0.05)), Draws * (c == 2 ? 0.85 : 0.05)))
            .Sum(pair => pair.Item1 * pair.Item1 / pair.Item2);
        Assert.InRange(chiSquare, 0, 16.3); // p = 0.001 at 3 degrees of freedom
    }

    private static NormalAxis Fitted(int numbers, params double[] values)
    {
        NormalAxis axis = Axis(numbers, values);
        axis.Fit(Good([.. Enumerable.Range(0, values.Length)]));
        return axis;
    }

    private static NormalAxis Axis(int numbers, params double[] values)
    {
        NormalAxis axis = new(Space.Parameters[0], numbers);
        axis.EnsureCapacity((values.Length + 3) & ~3);
        for (int row = 0; row < values.Length; row++) axis.Place(row, values[row]);
        return axis;
    }

    private static CategoryAxis Categories(params double[] values)
    {
        CategoryAxis axis = new(4);
        axis.EnsureCapacity(4);
        for (int row = 0; row < values.Length; row++) axis.Place(row, values[row]);
        return axis;
    }

    private static GoodTrials Good(int[] rows, params KernelAxis[] choices)
    {
        GoodTrials good = new();
        good.Set(rows, choices);
        return good;
    }

    private static double[] Factors(KernelAxis axis, double position)
    {
        double[] sums = new double[4];
        axis.AddLogFactors(0, 4, [position], [0], sums);
        return [.. sums.Select(Math.Exp)];
    }
}
