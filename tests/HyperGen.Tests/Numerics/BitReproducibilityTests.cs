using HyperGen.Numerics;

namespace HyperGen.Tests.Numerics;

/// <summary>
/// The bits of the kernels, as a hash that was the same under the JIT with and without AVX, without any hardware intrinsics, and under
/// Native AOT. A change here changes what recorded studies would have proposed: it must be meant.
/// </summary>
public class BitReproducibilityTests
{
    private ulong _hash = 14695981039346656037; // FNV-1a

    [Fact]
    public void Elementary_and_special_functions_keep_their_bits()
    {
        Rng rng = Rng.ForTrial(3, 1);
        for (int i = 0; i < 2000; i++)
        {
            double x = rng.NextFloat(-800, 800);
            Add(Elementary.Exp(x), Elementary.ExpM1(x / 20), Elementary.Log(Math.Abs(x)), Elementary.Log1P(Math.Abs(x) / 1000));
            Add(Elementary.Pow(Math.Abs(x), x / 100), Elementary.Sin(x * 1e5), Elementary.Cos(x * 1e7), Elementary.Tanh(x / 400));
            Add(rng.NextNormal(), rng.NextLogFloat(1e-5, 10), rng.NextLogInt(1, 1000), rng.NextSteppedFloat(0, 0.1, 11));
            LogExpectedImprovement improvement = LogExpectedImprovement.At(x / 20);
            Add(improvement.LogH, improvement.CdfOverH, improvement.PdfOverH, SpecialFunctions.Erf(x / 100));
            Add(SpecialFunctions.Erfcx(x / 100), NormalDistribution.LogCdf(x / 20), NormalDistribution.LogMass(x / 20, (x / 20) + rng.NextDouble()));
        }

        Assert.Equal(17930379667185712517UL, _hash);
    }

    [Fact]
    public void Dense_kernels_keep_their_bits()
    {
        Rng rng = Rng.ForTrial(3, 2);
        foreach (int n in (int[])[3, 17, 70])
        {
            double[] x = new double[n];
            foreach (ref double value in x.AsSpan())
                value = rng.NextDouble() * 5;
            DenseMatrix k = new(n, n);
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                    k[i, j] = Elementary.Exp(-Math.Abs(x[i] - x[j]));
            }

            CholeskyFactor factor = new();
            Assert.True(factor.TryFactor(k, 0.1, 0));
            double[] y = new double[n];
            double[] e = new double[n];
            factor.Solve(x, y);
            Add(y);
            Matern52.Evaluate(x, 1.3, y, e);
            Add(y);
            Add(e);
            Add(factor.HalfLogDeterminant);
            for (int i = 0; i < n; i++)
            {
                Add(factor.Upper.Row(i)[i..]);
                Add(factor.Inverse.Row(i));
            }
        }

        Assert.Equal(15981827725420576154UL, _hash);
    }

    private void Add(params ReadOnlySpan<double> values)
    {
        foreach (double value in values)
            _hash = unchecked((_hash ^ BitConverter.DoubleToUInt64Bits(value)) * 1099511628211);
    }
}
