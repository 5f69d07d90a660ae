using HyperGen.Numerics;

namespace HyperGen.Sampling.GaussianProcess;

/// <summary>The posterior of a Gaussian process with fixed hyperparameters, grown row by row.</summary>
/// <remarks>
/// Notation: K_y = L Lᵀ, Li = L⁻¹, β = Li t, α = Liᵀβ = K_y⁻¹ t; at a point: k its covariances with the rows, v = Li k;
/// μ = kᵀα = vᵀβ and σ_f² = s − vᵀv (Rasmussen and Williams 2006, eq. 2.25 and 2.26).
/// A new row: l = Li k_new, δ² = k_nn + σ² − lᵀl, and Li grows by the row [−lᵀLi/δ, 1/δ].
/// </remarks>
internal sealed class Surrogate(Columns columns)
{
    /// <summary>The least posterior variance: what is left at a point that was observed is rounding.</summary>
    public const double LeastVariance = 1e-12;

    private const double LeastPivot = 1e-12;
    private const double FirstJitter = 1e-8;
    private const double LastJitter = 1e-4;

    private readonly double[] _row = new double[columns.Dimensions];
    private double[] _inverse = [];
    private double[] _work = [];
    private double[] _k = [];
    private double[] _e = [];
    private double[] _l = [];
    private double[] _whitened = [];
    private double[] _alpha = [];
    private int _stride;

    public Columns Columns => columns;

    /// <summary>Number of rows in the factor, pending ones included.</summary>
    public int Count { get; private set; }

    /// <summary>Number of rows with targets.</summary>
    public int Observed { get; private set; }

    /// <summary>s, the prior variance.</summary>
    public double Amplitude { get; private set; }

    /// <summary>σ², the variance of the noise, with the jitter that was needed.</summary>
    public double Noise { get; private set; }

    /// <summary>max_i μ(x_i) over the rows with targets.</summary>
    public double BestMean { get; private set; }

    /// <summary>α over the rows with targets, zero up to the next group of four.</summary>
    public ReadOnlySpan<double> Alpha => _alpha;

    /// <summary>β over the rows with targets.</summary>
    public ReadOnlySpan<double> Whitened => _whitened;

    /// <summary>Factors the first <paramref name="count"/> rows; false where no jitter makes the matrix positive definite.</summary>
    public bool Factor(ReadOnlySpan<double> theta, int count)
    {
        Reserve(count);
        int d = columns.Dimensions;
        columns.Scale(theta[..d]);
        Amplitude = Elementary.Exp(theta[d]);
        double noise = HyperPrior.LeastNoise + Elementary.Exp(theta[d + 1]);
        for (double jitter = 0; jitter <= LastJitter; jitter = jitter == 0 ? FirstJitter : 10 * jitter)
        {
            Noise = noise + (jitter * Amplitude);
            for (int i = 0; i < count; i++)
            {
                columns.Row(i, _row);
                columns.Kernel(_row, i + 1, Amplitude, _work.AsSpan(i * _stride), _e);
                _work[(i * _stride) + i] += Noise;
            }

            if (!DenseKernels.Cholesky(_work, count, _stride, LeastPivot * Amplitude)) continue;
            DenseKernels.InvertLower(_work, _inverse, count, _stride);
            Count = count;
            return true;
        }

        return false;
    }

    /// <summary>Takes the next row of the columns into the factor.</summary>
    public void Append()
    {
        Reserve(Count + 1);
        int n = Count;
        columns.Row(n, _row);
        columns.Kernel(_row, n, Amplitude, _k, _e);
        DenseKernels.Multiply(_inverse, _k, _l, n, _stride);
        double remainder = Amplitude + Noise;
        for (int i = 0; i < n; i++) remainder -= _l[i] * _l[i];
        double inverse = 1 / Math.Sqrt(Math.Max(remainder, 0.5 * Noise)); // never below the noise but for rounding

        Span<double> row = _inverse.AsSpan(n * _stride, DenseKernels.Padded(n + 1));
        row.Clear();
        DenseKernels.MultiplyTransposed(_inverse, _l, _k, n, _stride);
        for (int j = 0; j < n; j++) row[j] = -_k[j] * inverse;
        row[n] = inverse;
        Count++;
    }

    /// <summary>Forgets the pending rows.</summary>
    public void DropPending()
    {
        Count = Observed;
        columns.Truncate(Observed);
    }

    /// <summary>Sets the targets of all rows.</summary>
    public void Observe(ReadOnlySpan<double> t)
    {
        int n = Observed = t.Length;
        DenseKernels.Multiply(_inverse, t, _whitened, n, _stride);
        DenseKernels.MultiplyTransposed(_inverse, _whitened, _alpha, n, _stride);
        BestMean = double.NegativeInfinity;
        for (int i = 0; i < n; i++) BestMean = Math.Max(BestMean, t[i] - (Noise * _alpha[i]));
    }

    /// <summary>μ at a prepared row.</summary>
    public double Mean(ReadOnlySpan<double> row, Span<double> k, Span<double> e)
    {
        columns.Kernel(row, Count, Amplitude, k, e);
        return DenseKernels.Dot(ref k[0], ref _alpha[0], Observed);
    }

    /// <summary>v = Li k.</summary>
    public void Whiten(ReadOnlySpan<double> k, Span<double> v) => DenseKernels.Multiply(_inverse, k, v, Count, _stride);

    /// <summary>Liᵀ x.</summary>
    public void Unwhiten(ReadOnlySpan<double> x, Span<double> result) => DenseKernels.MultiplyTransposed(_inverse, x, result, Count, _stride);

    private void Reserve(int count)
    {
        if (count + 8 <= _stride) return;
        int stride = Math.Max(32, DenseKernels.Padded(count + (count / 2)) + 8);
        double[] inverse = new double[stride * stride];
        for (int i = 0; i < Count; i++) _inverse.AsSpan(i * _stride, DenseKernels.Padded(i + 1)).CopyTo(inverse.AsSpan(i * stride));
        (_inverse, _work, _stride) = (inverse, new double[stride * stride], stride);
        _k = new double[stride];
        _e = new double[stride];
        _l = new double[stride];
        Array.Resize(ref _whitened, stride);
        Array.Resize(ref _alpha, stride);
    }
}
