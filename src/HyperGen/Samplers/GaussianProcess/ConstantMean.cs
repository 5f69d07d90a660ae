using HyperGen.Numerics;

namespace HyperGen.Sampling.GaussianProcess;

/// <summary>The constant mean of the process by generalised least squares.</summary>
/// <remarks>
/// Trials crowd around the optimum, so their average is far better than that of the space; a process that returns to it away from the
/// data finds every corner promising. Weighted by K_y⁻¹ a crowd counts like one trial (Rasmussen and Williams 2006, section 2.7).
/// </remarks>
internal static class ConstantMean
{
    /// <summary>Returns β = 1ᵀK_y⁻¹t / (1ᵀK_y⁻¹1 + 1/τ²) and writes α = K_y⁻¹ (t − β1); a variance τ² of 0 makes β 0.</summary>
    public static double Profile(CholeskyFactor factor, ReadOnlySpan<double> t, double variance, ref double[] ones, ref double[] alpha)
    {
        int n = t.Length;
        if (alpha.Length < Columns.Padded(n)) (ones, alpha) = (new double[2 * Columns.Padded(n)], new double[2 * Columns.Padded(n)]);
        Span<double> a = alpha.AsSpan(0, n), b = ones.AsSpan(0, n);
        b.Fill(1);
        factor.Solve(b, b);
        factor.Solve(t, a);
        double weight = 1 / variance, sum = 0;
        for (int i = 0; i < n; i++)
        {
            weight += b[i];
            sum += a[i];
        }

        double beta = sum / weight;
        for (int i = 0; i < n; i++) a[i] -= beta * b[i];
        return beta;
    }
}
