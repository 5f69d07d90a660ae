using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using HyperGen.Numerics;
using HyperGen.Sampling.WarmStart;

namespace HyperGen.Sampling.GaussianProcess;

/// <summary>The negative log posterior of the hyperparameters and its gradient.</summary>
/// <remarks>
/// Notation: K_y = K + σ²I = L Lᵀ, mean β = 1ᵀK_y⁻¹t / (1ᵀK_y⁻¹1 + 1/τ²), α = K_y⁻¹ (t − β1), W = ααᵀ − K_y⁻¹, G = W ∘ (s e).
/// J(θ) = ½ (t − β1)ᵀα + ½ β²/τ² + Σ ln L_ii − ln p(θ) (Rasmussen and Williams 2006, eq. 5.8, with the priors of
/// <see cref="HyperPrior"/> and the mean profiled out: as β minimises J, it adds nothing to the gradient; nor does the slope ρ of a trend,
/// with ½ρ² more in J);
/// ∂J/∂ln ℓ_k = −½ Σ_ij G_ij D_ij/ℓ_k², ∂J/∂ln s = −½ Σ_ij W_ij K_ij, ∂J/∂θ_σ = −½ tr(W) e^θ_σ (their eq. 5.9).
/// Matrices are symmetric: only their upper triangles are filled.
/// </remarks>
internal sealed class Likelihood(
    Columns columns, HyperPrior prior, double meanVariance = HyperPrior.MeanVariance, SourceTrend? trend = null)
{
    // Pivots below this share of the amplitude are rounding: the matrix is then singular for all purposes.
    private const double LeastPivot = 1e-12;
    private const int Lanes = 4;

    private readonly double[] _row = new double[columns.Dimensions];
    private readonly double[] _sums = new double[columns.Dimensions];
    private readonly DenseMatrix _kernel = new(0, 0);
    private readonly DenseMatrix _slope = new(0, 0);
    private readonly DenseMatrix _precision = new(0, 0);
    private readonly CholeskyFactor _factor = new();
    private double[] _ones = [];
    private double[] _alpha = [];
    private double[] _solved = [];
    private double[] _weights = [];

    /// <summary>J(θ) for targets <paramref name="t"/> of the rows in the columns; +∞ where the kernel matrix cannot be factored.</summary>
    public double Evaluate(ReadOnlySpan<double> t, ReadOnlySpan<double> theta, Span<double> gradient)
    {
        int n = t.Length;
        int d = columns.Dimensions;
        if (_weights.Length < Columns.Padded(n)) _weights = new double[2 * Columns.Padded(n)];
        columns.Scale(theta[..d]);
        double s = Elementary.Exp(theta[d]);
        double noise = Elementary.Exp(theta[d + 1]);
        gradient.Clear();
        columns.Covariance(s, n, _kernel, _slope, _row);
        if (!_factor.TryFactor(_kernel, HyperPrior.LeastNoise + noise, LeastPivot * s)) return double.PositiveInfinity;

        ReadOnlySpan<double> m = trend is null ? [] : trend.Values[..Math.Min(n, trend.Values.Length)];
        (double beta, double rho) = TrendMean.Profile(_factor, t, m, meanVariance, ref _ones, ref _alpha, ref _solved);
        TriangularInverse.TransposeTimesSelf(_factor.Inverse, _precision);
        AddGradient(n, s, noise, gradient);
        double fit = VectorKernels.Dot(t, _alpha.AsSpan(0, n)) - (beta * Sum(_alpha, n));
        if (beta != 0) fit += beta * beta / meanVariance;
        if (rho != 0) fit += rho * (rho - VectorKernels.Dot(m, _alpha));
        return (0.5 * fit) + _factor.HalfLogDeterminant + prior.AddPenalty(theta, gradient);
    }

    private static double Sum(double[] x, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++) sum += x[i];
        return sum;
    }

    private void AddGradient(int n, double s, double noise, Span<double> gradient)
    {
        double trace = 0;
        double amplitude = 0;
        _sums.AsSpan().Clear();
        for (int i = 0; i < n; i++)
        {
            double diagonal = (_alpha[i] * _alpha[i]) - _precision[i, i];
            trace += diagonal;
            amplitude += (0.5 * diagonal * s) + Weigh(i, n);
            for (int column = 0; column < columns.Dimensions; column++)
                _sums[column] += columns.WeightedSquares(column, i, _weights, i + 1, n);
        }

        for (int column = 0; column < columns.Dimensions; column++)
        {
            double inverse = columns.Inverse(column);
            gradient[columns.Order[column].Position] -= _sums[column] * inverse * inverse;
        }

        gradient[^2] -= amplitude;
        gradient[^1] -= 0.5 * trace * noise;
    }

    // Row i of G beyond the diagonal goes to the weights, with zeros up to whole groups of four; returns Σ_j>i W_ij K_ij.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Weigh(int i, int n)
    {
        Span<double> kernel = _kernel.Row(i), slope = _slope.Row(i), precision = _precision.Row(i);
        int end = Columns.Padded(n);
        int j = i + 1;
        int aligned = Math.Min(Columns.Padded(j), n);
        double sum = 0;
        for (int head = j & -Lanes; head < j; head++) _weights[head] = 0;
        for (; j < aligned; j++) sum += Weigh(i, j, kernel, slope, precision);

        ref double k = ref MemoryMarshal.GetReference(kernel);
        ref double e = ref MemoryMarshal.GetReference(slope);
        ref double p = ref MemoryMarshal.GetReference(precision);
        ref double a = ref MemoryMarshal.GetArrayDataReference(_alpha);
        ref double g = ref MemoryMarshal.GetArrayDataReference(_weights);
        Vector256<double> own = Vector256.Create(_alpha[i]);
        Vector256<double> sums = Vector256<double>.Zero;
        for (; j + Lanes <= n; j += Lanes)
        {
            Vector256<double> w = (own * Vector256.LoadUnsafe(ref a, (nuint)j)) - Vector256.LoadUnsafe(ref p, (nuint)j);
            sums += w * Vector256.LoadUnsafe(ref k, (nuint)j);
            (w * Vector256.LoadUnsafe(ref e, (nuint)j)).StoreUnsafe(ref g, (nuint)j);
        }

        for (; j < n; j++) sum += Weigh(i, j, kernel, slope, precision);
        for (; j < end; j++) _weights[j] = 0;
        return sum + VectorKernels.Sum(sums);
    }

    private double Weigh(int i, int j, ReadOnlySpan<double> kernel, ReadOnlySpan<double> slope, ReadOnlySpan<double> precision)
    {
        double w = (_alpha[i] * _alpha[j]) - precision[j];
        _weights[j] = w * slope[j];
        return w * kernel[j];
    }
}
