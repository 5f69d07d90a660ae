using HyperGen.Numerics;

namespace HyperGen.Sampling.GaussianProcess;

/// <summary>The posterior of a partial derivative of a Gaussian process with the Matérn-5/2 kernel: a normal distribution.</summary>
/// <remarks>
/// Notation as in <see cref="Surrogate"/>; u_k the coordinate, z = u/ℓ. ∂k_i/∂u_k = s e_i (z_ik − z_k)/ℓ_k; mean ∂kᵀα; variance
/// 5s/(3ℓ_k²) − ‖Li ∂k‖², as ∂²k/∂u_k∂u'_k = 5s/(3ℓ_k²) at distance 0 (Rasmussen and Williams 2006, section 9.4).
/// </remarks>
internal readonly record struct DerivativePosterior(double Mean, double Deviation)
{
    /// <summary>The posterior at codes, along a numeric column of the model, in units of the target per unit of the interval.</summary>
    public static DerivativePosterior At(Surrogate surrogate, ReadOnlySpan<double> codes, int column)
    {
        Columns columns = surrogate.Columns;
        int n = surrogate.Count;
        double[] row = new double[columns.Dimensions];
        double[] other = new double[columns.Dimensions];
        double[] k = new double[Columns.Padded(n)], e = new double[Columns.Padded(n)], v = new double[n];
        columns.Prepare(codes, row);
        surrogate.Mean(row, k, e);
        double inverse = columns.Inverse(column);
        double mean = 0;
        for (int i = 0; i < n; i++)
        {
            columns.Row(i, other);
            k[i] = e[i] * (other[column] - row[column]) * inverse;
            if (i < surrogate.Observed) mean += k[i] * surrogate.Alpha[i];
        }

        surrogate.Whiten(k, v);
        double variance = (5.0 / 3 * surrogate.Amplitude * inverse * inverse) - VectorKernels.Dot(v, v);
        return new DerivativePosterior(mean, Math.Sqrt(Math.Max(variance, Surrogate.LeastVariance)));
    }

    /// <summary>The probability that the derivative has a sign.</summary>
    /// <param name="sign">1 for rising, -1 for falling.</param>
    public double ProbabilityOf(int sign) => NormalDistribution.Cdf(sign * Mean / Deviation);
}
