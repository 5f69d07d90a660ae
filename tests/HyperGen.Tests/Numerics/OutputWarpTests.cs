using CsCheck;
using HyperGen.Numerics;

namespace HyperGen.Tests.Numerics;

public class OutputWarpTests
{
    private static readonly double[] Skewed =
    [
        -0.41211153637269776, -0.3777975033691426, -0.360640486867365, -0.34348347036558735, -0.1032852393407011,
        2.9849777309792653, -0.42926855287447535, -0.4429941660758974, -0.3091694373620322, -0.20622733835136664,
    ];

    [Fact]
    public void Yeo_Johnson_matches_the_reference()
    {
        double[] atBest =
        [
            -0.8701886489881177, -0.7513694988154322, -0.695957529552311, -0.6430918157496383, -0.125139836358127,
            0.3578149073225399, -0.9337788968911058, -0.98674343961151, -0.5446541879978076, -0.30181901399735805,
        ];
        double[] atZero =
        [
            -0.49702949557843046, -0.4491629801451211, -0.42567126725133, -0.40247391757278095, -0.10861915967353408,
            1.3825317240155894, -0.5214042981179483, -0.5411160816645373, -0.3569623078614099, -0.2274921958931112,
        ];
        double[] atTwo =
        [
            -0.34508612771673175, -0.3204862121337595, -0.3079555351135952, -0.29526584558543045, -0.09829231004938338,
            7.4400237582003275, -0.35716281192392396, -0.36672023687011523, -0.26939291885821837, -0.18749758663561272,
        ];
        Assert.Equal(-2.7306513944489006, YeoJohnson.Fit(Skewed, -5, 5, new double[10]), 1e-5);
        for (int i = 0; i < Skewed.Length; i++)
        {
            Assert.Equal(atBest[i], YeoJohnson.Transform(Skewed[i], -2.7306513944489006), 1e-14);
            Assert.Equal(atZero[i], YeoJohnson.Transform(Skewed[i], 0), 1e-14);
            Assert.Equal(atTwo[i], YeoJohnson.Transform(Skewed[i], 2), 1e-14);
            Assert.Equal(Skewed[i], YeoJohnson.Transform(Skewed[i], 1), 1e-15);
        }
    }

    [Theory]
    [InlineData(OutputWarpKind.Standard)]
    [InlineData(OutputWarpKind.YeoJohnson)]
    [InlineData(OutputWarpKind.UpperYeoJohnson)]
    [InlineData(OutputWarpKind.HalfRank)]
    public void Slope_at_the_best_outcome_is_that_of_a_small_difference_there(object kind)
    {
        const double Difference = 1e-6;
        double[] target = [.. Skewed, 3.5, 3.5 - Difference, -2.25, 1.125], warped = new double[target.Length];
        OutputWarp warp = new();
        warp.Apply(target, (OutputWarpKind)kind, warped);
        double slope = (warped[Skewed.Length] - warped[Skewed.Length + 1]) / Difference;
        Assert.Equal(1, Math.Exp(warp.LogSlopeAtBest) / slope, 1e-5);
    }

    [Fact]
    public void Half_rank_warp_matches_the_reference()
    {
        double[] target = [1.0, 2.0, 2.5, 3.0, 10.0, 100.0, 0.5, 0.1, 4.0, 7.0];
        HalfRankWarp.Apply(target, new double[10]);
        double[] expected =
        [
            -26.69642189384032, -14.072062922186834, -2.7360389415361794, 3.0, 10.0, 100.0, -42.49791495056044, -69.05991829563888, 4.0, 7.0,
        ];
        for (int i = 0; i < target.Length; i++)
            Assert.Equal(expected[i], target[i], 1e-12);
    }

    [Fact]
    public void Warped_outcomes_are_standard_and_keep_their_order() =>
        Gen.Select(Gen.Double[-1e3, 1e3].Array[2, 40], Gen.Enum<OutputWarpKind>()).Sample((target, preferred) =>
        {
            double[] warped = new double[target.Length];
            OutputWarp warp = new();
            warp.Apply(target, preferred, warped);
            if (warp.Kind == OutputWarpKind.Constant)
                return warped.All(value => value == 0);

            double mean = warped.Average();
            bool ordered = true;
            for (int i = 0; i < target.Length; i++)
            {
                for (int j = 0; j < target.Length; j++)
                    ordered &= !(target[i] < target[j]) || warped[i] <= warped[j];
            }

            return ordered && Math.Abs(mean) < 1e-9 && Math.Abs(warped.Average(v => (v - mean) * (v - mean)) - 1) < 1e-9;
        });

    // Whole thousandths: outcomes that differ by less than a shift rounds to would be equal after it.
    [Fact]
    public void Positive_affine_changes_of_the_outcomes_change_nothing() =>
        Gen.Select(Gen.Int[-10_000, 10_000].Array[5, 30], Gen.Double[1e-3, 1e3], Gen.Double[-100, 100], Gen.Enum<OutputWarpKind>()).Sample((thousandths, a, b, kind) =>
        {
            double[] target = [.. thousandths.Select(value => value / 1000.0)];
            double[] plain = new double[target.Length];
            double[] changed = new double[target.Length];
            new OutputWarp().Apply(target, kind, plain);
            new OutputWarp().Apply([.. target.Select(value => (a * value) + b)], kind, changed);
            return plain.Zip(changed).All(pair => Math.Abs(pair.First - pair.Second) < 1e-4 * (1 + Math.Abs(pair.First)));
        });

    [Theory]
    [InlineData(OutputWarpKind.YeoJohnson)]
    [InlineData(OutputWarpKind.UpperYeoJohnson)]
    public void Slope_is_that_of_the_differences_between_neighbours(object preferred)
    {
        const int Count = 2000;
        double[] target = [.. Enumerable.Range(0, Count).Select(i => -Math.Exp(6 - (0.005 * i)))];
        double[] standard = new double[Count], warped = new double[Count];
        OutputWarp warp = new();
        warp.Apply(target, OutputWarpKind.Standard, standard);
        Assert.Equal(0, warp.LogSlope);
        warp.Apply(target, (OutputWarpKind)preferred, warped);
        double sum = 0;
        for (int i = 0; i < Count; i++)
        {
            int low = Math.Max(0, i - 1), high = Math.Min(Count - 1, i + 1);
            sum += Math.Log((warped[high] - warped[low]) / (standard[high] - standard[low]));
        }

        Assert.Equal(sum / Count, warp.LogSlope / Count, 1e-3);
    }

    [Fact]
    public void Upper_warp_resolves_the_better_half_of_losses_over_six_decades()
    {
        double[] target = [.. Enumerable.Range(0, 25).Select(i => -Math.Pow(10, 2 - (0.25 * i)))];
        double[] plain = new double[25], upper = new double[25];
        OutputWarp warp = new();
        warp.Apply(target, OutputWarpKind.YeoJohnson, plain);
        warp.Apply(target, OutputWarpKind.UpperYeoJohnson, upper);
        Assert.True(plain[24] - plain[12] < 0.5);
        Assert.True(upper[24] - upper[12] > 0.75);
    }

    [Theory]
    [InlineData(-1e8)]
    [InlineData(-1e30)]
    [InlineData(-double.MaxValue)]
    public void Outcome_that_diverged_leaves_the_others_apart(double diverged)
    {
        double[] target = [-0.9, -0.4, diverged, -0.7, -0.5, diverged / 2, -0.2, -0.1], warped = new double[target.Length];
        foreach (OutputWarpKind kind in (OutputWarpKind[])[OutputWarpKind.Standard, OutputWarpKind.UpperYeoJohnson])
        {
            new OutputWarp().Apply(target, kind, warped);
            Assert.InRange(warped[7] - warped[1], 0.1, 2);
            Assert.True(warped[2] <= warped[0]);
        }
    }

    [Fact]
    public void Outcomes_are_no_outliers_for_most_trials_being_near_the_best()
    {
        double[] target = [.. Enumerable.Range(0, 20).Select(i => -0.1 * i), .. Enumerable.Range(0, 60).Select(i => 1 - (1e-6 * i))];
        double[] fenced = [.. target];
        OutlierFence.Apply(fenced, 10);
        Assert.Equal(target, fenced);
    }

    [Fact]
    public void Failures_are_worse_than_the_worst_and_the_zero_mean_lies_between()
    {
        double[] warped = new double[6];
        OutputWarp warp = new();
        warp.Apply([1, double.NaN, 3, double.NegativeInfinity, 2, double.PositiveInfinity], OutputWarpKind.YeoJohnson, warped);
        Assert.Equal(warped[1], warped[3]);
        Assert.Equal(warped[1], warped[5]);
        Assert.True(warped[1] < warped[0] && warped[0] < warped[4] && warped[4] < warped[2]);
        Assert.True(warped[1] < 0 && warped[2] > 0);
    }

    [Theory]
    [InlineData(1e300)]
    [InlineData(1e-300)]
    [InlineData(double.MaxValue)]
    public void Extreme_scales_are_standardised(double scale)
    {
        double[] values = [-scale, scale, 0, 0.5 * scale];
        Assert.True(OutputWarp.TryStandardize(values));
        Assert.Equal(0, values.Average(), 1e-12);
        Assert.Equal(1, values.Average(v => v * v), 1e-12);
    }

    [Fact]
    public void Degenerate_outcomes_give_zeros_or_a_plain_order()
    {
        OutputWarp warp = new();
        double[] warped = [9, 9, 9];
        warp.Apply([], OutputWarpKind.YeoJohnson, warped);
        Assert.Equal(OutputWarpKind.Constant, warp.Kind);
        warp.Apply([4, 4, 4], OutputWarpKind.YeoJohnson, warped);
        Assert.Equal((OutputWarpKind.Constant, 0.0, 0.0), (warp.Kind, warped[0], warped[2]));
        warp.Apply([double.NaN, double.NaN, double.NaN], OutputWarpKind.YeoJohnson, warped);
        Assert.Equal((OutputWarpKind.Constant, 0.0, 0.0), (warp.Kind, warped[0], warped[2]));
        warp.Apply([4, double.NaN, 4], OutputWarpKind.YeoJohnson, warped);
        Assert.Equal(OutputWarpKind.Standard, warp.Kind);
        Assert.True(warped[1] < warped[0] && warped[0] == warped[2]);
        warp.Apply([1, 2], OutputWarpKind.YeoJohnson, warped);
        Assert.True(warped[0] < warped[1]);
        double[] ties = [0, 0, 0, 0, 5];
        HalfRankWarp.Apply(ties, new double[5]);
        Assert.Equal([0, 0, 0, 0, 5], ties);
    }

    [Fact]
    public void Warping_does_not_allocate_once_grown()
    {
        OutputWarp warp = new();
        double[] target = [.. Enumerable.Range(0, 50).Select(i => Math.Exp(i / 5.0))];
        double[] warped = new double[50];
        warp.Apply(target, OutputWarpKind.YeoJohnson, warped);
        warp.Apply(target, OutputWarpKind.HalfRank, warped);
        long before = GC.GetAllocatedBytesForCurrentThread();
        warp.Apply(target, OutputWarpKind.YeoJohnson, warped);
        warp.Apply(target, OutputWarpKind.HalfRank, warped);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
