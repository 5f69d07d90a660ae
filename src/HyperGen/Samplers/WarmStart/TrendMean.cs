using HyperGen.Numerics;
using HyperGen.Sampling.GaussianProcess;

namespace HyperGen.Sampling.WarmStart;

// H = (1 m)   A = Hᵀ K_y⁻¹ H + diag(1/τ², 1)   (β, ρ) = A⁻¹ Hᵀ K_y⁻¹ t

/// <summary>The mean β + ρ m of a process with a trend m, by generalised least squares with ρ ~ N(0, 1) and ρ ≥ 0.</summary>
/// <remarks>
/// Rasmussen and Williams 2006, section 2.7. A trend that does not help gets ρ near 0, and one the wrong way round exactly 0.
/// </remarks>
internal readonly record struct TrendMean(double Constant, double Slope)
{
    /// <summary>Returns the mean and writes α = K_y⁻¹ (t − β1 − ρm).</summary>
    public static TrendMean Profile(
        CholeskyFactor factor, ReadOnlySpan<double> t, ReadOnlySpan<double> trend, double variance, ref double[] ones,
        ref double[] alpha, ref double[] solved)
    {
        double beta = ConstantMean.Profile(factor, t, variance, ref ones, ref alpha);
        if (trend.IsEmpty) return new(beta, 0);

        int n = t.Length;
        if (solved.Length < n) solved = new double[2 * n];
        Span<double> a = alpha.AsSpan(0, n), b = ones.AsSpan(0, n), c = solved.AsSpan(0, n); // b = K_y⁻¹ 1, as the constant mean left it
        factor.Solve(trend, c);
        double weight = 1 / variance;
        foreach (double value in b) weight += value;
        double cross = VectorKernels.Dot(b, trend);
        double slope = Math.Max(0, VectorKernels.Dot(a, trend) / (1 + VectorKernels.Dot(c, trend) - (cross * cross / weight)));
        double shift = slope * cross / weight;
        for (int i = 0; i < n; i++) a[i] += (shift * b[i]) - (slope * c[i]);
        return new(beta - shift, slope);
    }
}
