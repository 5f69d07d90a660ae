using CsCheck;
using HyperGen.Numerics;
using Reference = MathNet.Numerics.SpecialFunctions;

namespace HyperGen.Tests.Numerics;

public class SpecialFunctionsTests
{
    /// <summary>Values from 1600-bit arithmetic (mpmath): function, argument, second argument, value.</summary>
    public static readonly TheoryData<string, double, double, double> References = new()
    {
        { "Erf", -6.0, 0.0, -1.0 },
        { "Erf", -2.0, 0.0, -0.9953222650189527 },
        { "Erf", -0.3, 0.0, -0.3286267594591274 },
        { "Erf", 1e-20, 0.0, 1.1283791670955125e-20 },
        { "Erf", 0.46875, 0.0, 0.49261347321793797 },
        { "Erf", 0.5, 0.0, 0.5204998778130465 },
        { "Erf", 1.5, 0.0, 0.9661051464753108 },
        { "Erf", 5.5, 0.0, 0.9999999999999927 },
        { "Erfc", -6.0, 0.0, 2.0 },
        { "Erfc", -0.5, 0.0, 1.5204998778130465 },
        { "Erfc", 0.1, 0.0, 0.887537083981715 },
        { "Erfc", 0.4688, 0.0, 0.5073412381867207 },
        { "Erfc", 2.0, 0.0, 0.004677734981047266 },
        { "Erfc", 3.99, 0.0, 1.6739211364520814e-08 },
        { "Erfc", 4.01, 0.0, 1.4196939421371052e-08 },
        { "Erfc", 10.0, 0.0, 2.088487583762545e-45 },
        { "Erfc", 26.0, 0.0, 5.663192408856143e-296 },
        { "Erfc", 27.0, 0.0, 5.23705e-319 },
        { "Erfcx", -20.0, 0.0, 1.0442939379528289e+174 },
        { "Erfcx", -1.0, 0.0, 5.008980080762283 },
        { "Erfcx", 0.2, 0.0, 0.8090195199015807 },
        { "Erfcx", 1.0, 0.0, 0.427583576155807 },
        { "Erfcx", 4.5, 0.0, 0.12248480427384142 },
        { "Erfcx", 30.0, 0.0, 0.01879588886141675 },
        { "Erfcx", 1000000.0, 0.0, 5.641895835474742e-07 },
        { "Erfcx", 1e+150, 0.0, 5.641895835477563e-151 },
        { "Pdf", -38.0, 0.0, 1.097221052e-314 },
        { "Pdf", -10.0, 0.0, 7.694598626706419e-23 },
        { "Pdf", -0.5, 0.0, 0.35206532676429947 },
        { "Pdf", 0.0, 0.0, 0.3989422804014327 },
        { "Pdf", 3.0, 0.0, 0.0044318484119380075 },
        { "Pdf", 20.0, 0.0, 5.520948362159764e-88 },
        { "Cdf", -37.5, 0.0, 4.605353009581955e-308 },
        { "Cdf", -20.0, 0.0, 2.7536241186062337e-89 },
        { "Cdf", -5.0, 0.0, 2.866515718791939e-07 },
        { "Cdf", -1.0, 0.0, 0.15865525393145705 },
        { "Cdf", -0.6, 0.0, 0.2742531177500736 },
        { "Cdf", -0.1, 0.0, 0.460172162722971 },
        { "Cdf", 0.0, 0.0, 0.5 },
        { "Cdf", 0.4, 0.0, 0.6554217416103242 },
        { "Cdf", 0.9, 0.0, 0.8159398746532405 },
        { "Cdf", 4.0, 0.0, 0.9999683287581669 },
        { "Cdf", 9.0, 0.0, 1.0 },
        { "LogCdf", -1000.0, 0.0, -500007.82669481216 },
        { "LogCdf", -38.0, 0.0, -726.5572160188201 },
        { "LogCdf", -10.0, 0.0, -53.23128515051247 },
        { "LogCdf", -1.0, 0.0, -1.8410216450092636 },
        { "LogCdf", -0.5, 0.0, -1.1759117615936185 },
        { "LogCdf", 0.5, 0.0, -0.3689464152886564 },
        { "LogCdf", 1.0, 0.0, -0.17275377902344988 },
        { "LogCdf", 8.0, 0.0, -6.220960574271786e-16 },
        { "LogCdf", 30.0, 0.0, -4.906713927148187e-198 },
        { "Quantile", 1e-300, 0.0, -37.0470962993612 },
        { "Quantile", 1e-20, 0.0, -9.262340089798407 },
        { "Quantile", 1e-05, 0.0, -4.264890793922825 },
        { "Quantile", 0.05, 0.0, -1.6448536269514726 },
        { "Quantile", 0.074, 0.0, -1.4466320671589785 },
        { "Quantile", 0.076, 0.0, -1.4325027208258116 },
        { "Quantile", 0.3, 0.0, -0.5244005127080408 },
        { "Quantile", 0.5000001, 0.0, 2.506628273311648e-07 },
        { "Quantile", 0.9, 0.0, 1.2815515655446006 },
        { "Quantile", 0.99999, 0.0, 4.264890793923841 },
        { "Quantile", 0.999999999999, 0.0, 7.0344869100478356 },
        { "LogMass", -1.0, 1.0, -0.38171514630212605 },
        { "LogMass", 5.0, 6.0, -15.068446096529453 },
        { "LogMass", 30.0, 31.0, -454.32124395634327 },
        { "LogMass", -40.0, -39.0, -765.0831565643775 },
        { "LogMass", -0.1, 8.0, -0.6165050101150275 },
        { "LogMass", 0.0, 0.001, -7.8266939788534655 },
        { "LogMass", 20.0, 20.0001, -210.13027874018235 },
        { "LogMass", -3.0, -2.95, -8.339165775701614 },
        { "LogMass", -3.0, -2.9, -7.569568013807489 },
        { "LogMass", -0.05, 0.05, -3.221940223426453 },
        { "LogMass", -0.06, 0.06, -3.039801925421224 },
        { "LogMass", 7.0, 7.3, -27.503570579228892 },
        { "LogMass", 1e-09, 2e-09, -21.642204370151084 },
        { "LogMass", -0.3, 0.0, -2.1378215958179827 },
    };

    /// <summary>ln h(z) by 2000-bit arithmetic.</summary>
    public static readonly TheoryData<double, double> LogH = new()
    {
        { -1000000.0, -500000000028.55 },
        { -10000.0, -50000019.33961931 },
        { -100.0, -5010.12957880024979 },
        { -40.0, -808.29856835661996 },
        { -30.5, -472.88260479123594 },
        { -29.5, -442.816152584359 },
        { -10.0, -55.553122036122346 },
        { -5.0, -16.744301162660985 },
        { -2.0, -4.768783523917115 },
        { -1.0001, -2.485311456445884 },
        { -0.9999, -2.4849306021991757 },
        { -0.5, -1.62051626438732 },
        { 0.0, -0.9189385332046727 },
        { 0.5, -0.3598276837450639 },
        { 1.0, 0.08002621884930704 },
        { 3.0, 1.0987396653277077 },
        { 10.0, 2.3025850929940455 },
    };

    [Theory]
    [MemberData(nameof(References))]
    public void Special_function_matches_high_precision_arithmetic(string function, double x, double y, double expected)
    {
        double actual = function switch
        {
            "Erf" => SpecialFunctions.Erf(x),
            "Erfc" => SpecialFunctions.Erfc(x),
            "Erfcx" => SpecialFunctions.Erfcx(x),
            "Pdf" => NormalDistribution.Pdf(x),
            "Cdf" => NormalDistribution.Cdf(x),
            "LogCdf" => NormalDistribution.LogCdf(x),
            "Quantile" => NormalDistribution.Quantile(x),
            _ => NormalDistribution.LogMass(x, y),
        };
        double tolerance = function == "LogMass" ? 1e-13 : 2.5e-15;
        Assert.InRange(Math.Abs(actual - expected), 0, Math.Max(double.Epsilon, tolerance * Math.Abs(expected)));
    }

    [Theory]
    [MemberData(nameof(LogH))]
    public void Log_expected_improvement_matches_the_reference_in_every_regime(double z, double expected) =>
        Assert.InRange(Math.Abs(LogExpectedImprovement.At(z).LogH - expected), 0, 1e-9 + (1e-13 * Math.Abs(expected)));

    [Fact]
    public void Log_expected_improvement_derivatives_agree_with_differences()
    {
        foreach (double z in (double[])[-200, -31, -29.9, -12, -3, -1.001, -0.999, -0.2, 0.7, 4])
        {
            double step = 1e-5 * Math.Max(1, Math.Abs(z));
            double slope = (LogExpectedImprovement.At(z + step).LogH - LogExpectedImprovement.At(z - step).LogH) / (2 * step);
            LogExpectedImprovement at = LogExpectedImprovement.At(z);
            Assert.InRange(at.CdfOverH / slope, 1 - 1e-6, 1 + 1e-6);
            Assert.InRange(at.PdfOverH + (z * at.CdfOverH), 1 - 1e-8, 1 + 1e-8); // (φ + zΦ)/h = 1
        }
    }

    [Fact]
    public void Log_expected_improvement_increases()
    {
        double previous = double.NegativeInfinity;
        for (double z = -60; z < 8; z += 0.01)
        {
            double value = LogExpectedImprovement.At(z).LogH;
            Assert.True(value > previous, $"at {z}");
            previous = value;
        }
    }

    [Fact]
    public void Error_functions_agree_with_another_implementation() => Gen.Double[-6, 6].Sample(x =>
        Math.Abs(SpecialFunctions.Erf(x) - Reference.Erf(x)) < 1e-14 && Math.Abs(SpecialFunctions.Erfc(x) - Reference.Erfc(x)) <= 1e-13 * Reference.Erfc(x));

    [Fact]
    public void Quantile_inverts_the_distribution_function() => Gen.Double[-30, 5].Sample(x =>
        Math.Abs(NormalDistribution.Quantile(NormalDistribution.Cdf(x)) - x) <= 1e-14 * Math.Abs(x) + 2e-16 / NormalDistribution.Pdf(Math.Max(0, x)));

    [Fact]
    public void Limits_are_reached()
    {
        double inf = double.PositiveInfinity;
        Assert.Equal(1, SpecialFunctions.Erf(inf));
        Assert.Equal(-1, SpecialFunctions.Erf(-inf));
        Assert.Equal(0, SpecialFunctions.Erfc(inf));
        Assert.Equal(0, SpecialFunctions.Erfcx(inf));
        Assert.Equal(inf, SpecialFunctions.Erfcx(-30));
        Assert.True(double.IsNaN(SpecialFunctions.Erf(double.NaN)) && double.IsNaN(NormalDistribution.Cdf(double.NaN)) && double.IsNaN(NormalDistribution.LogCdf(double.NaN)));
        Assert.Equal(-inf, NormalDistribution.Quantile(0));
        Assert.Equal(inf, NormalDistribution.Quantile(1));
        Assert.True(double.IsNaN(NormalDistribution.Quantile(1.5)));
        Assert.Equal(0, NormalDistribution.LogMass(-inf, inf));
        Assert.Equal(-inf, NormalDistribution.LogMass(1, 1));
        Assert.Equal(NormalDistribution.LogCdf(-2), NormalDistribution.LogMass(2, inf));
    }

    [Fact]
    public void Log_sum_of_exponentials_does_not_overflow()
    {
        Assert.Equal(1000 + Math.Log(3), SpecialFunctions.LogSumExp([1000, 1000, 1000]), 1e-12);
        Assert.Equal(double.NegativeInfinity, SpecialFunctions.LogSumExp([]));
        Assert.Equal(double.NegativeInfinity, SpecialFunctions.LogSumExp([double.NegativeInfinity]));
        Assert.Equal(-2000, SpecialFunctions.LogSumExp([-2000, -4000]));
        Assert.True(double.IsNaN(SpecialFunctions.LogSumExp([1, double.NaN, 2])));
    }

    /// <summary>The posterior of a process with known parameters at one point: mean, variance and their gradients.</summary>
    [Fact]
    public void Log_expected_improvement_of_a_posterior_has_the_value_and_the_gradient_of_the_formula()
    {
        const double Mean = 0.44315684435410785, Variance = 0.42057406368582173;
        double[] meanGradient = [3.6462343920879734, -2.802857305680447], varianceGradient = [-0.5127787229328945, -0.4310656362460819];
        double deviation = Math.Sqrt(Variance);
        LogExpectedImprovement at = LogExpectedImprovement.At((Mean - 1.1) / deviation);

        Assert.Equal(-2.942696942367625, at.LogH + Math.Log(deviation), 1e-10);
        double[] gradient =
        [
            .. meanGradient.Zip(varianceGradient, (mean, variance) =>
                ((at.CdfOverH * mean) + (at.PdfOverH * variance / (2 * deviation))) / deviation),
        ];
        Assert.Equal(8.967659011379464, gradient[0], 1e-9);
        Assert.Equal(-9.775977856695278, gradient[1], 1e-9);
    }
}
