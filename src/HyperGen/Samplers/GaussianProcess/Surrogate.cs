using HyperGen.Numerics;
using HyperGen.Sampling.WarmStart;

namespace HyperGen.Sampling.GaussianProcess;

/// <summary>The posterior of a Gaussian process with fixed hyperparameters, grown row by row.</summary>
/// <remarks>
/// Notation: K_y = L Lᵀ, Li = L⁻¹, m the mean (constant, and what a trend adds), b = Li (t − m), α = Liᵀb; at a point: k its
/// covariances with the rows, v = Li k; μ = m + kᵀα = m + vᵀb and σ_f² = s − vᵀv (Rasmussen and Williams 2006, eq. 2.25 and 2.26).
/// A new row: l = Li k_new, δ² = k_nn + σ² − lᵀl, and Li grows by the row [−lᵀLi/δ, 1/δ].
/// </remarks>
internal sealed class Surrogate(
    Columns columns, double meanVariance = HyperPrior.MeanVariance, SourceTrend? trend = null, CovarianceRoom? room = null)
{
    /// <summary>The least posterior variance: what is left at a point that was observed is rounding.</summary>
    public const double LeastVariance = 1e-12;

    private const double LeastPivot = 1e-12;
    private const double FirstJitter = 1e-8;
    private const double LastJitter = 1e-4;

    private readonly double[] _row = new double[columns.Dimensions];
    private readonly double[] _logScales = new double[columns.Dimensions];
    private readonly CholeskyFactor _factor = new();
    private readonly CovarianceRoom _room = room ?? new CovarianceRoom();
    private double[] _k = [];
    private double[] _e = [];
    private double[] _whitened = [];
    private double[] _alpha = [];
    private double[] _ones = [];
    private double[] _solved = [];

    public Columns Columns => columns;

    /// <summary>What earlier studies say of the mean, or <see langword="null"/>.</summary>
    public SourceTrend? Trend => trend;

    /// <summary>Number of rows in the factor, pending ones included.</summary>
    public int Count => _factor.Order;

    /// <summary>Number of rows with targets.</summary>
    public int Observed { get; private set; }

    /// <summary>Rises with every call of <see cref="TryFactor"/>: between two changes rows are only added.</summary>
    public int Version { get; private set; }

    /// <summary>s, the prior variance.</summary>
    public double Amplitude { get; private set; }

    /// <summary>σ², the variance of the noise, with the jitter that was needed.</summary>
    public double Noise { get; private set; }

    /// <summary>m, the mean away from all data.</summary>
    public double ConstantMean { get; private set; }

    /// <summary>ρ, the weight of the trend; 0 without one.</summary>
    public double TrendSlope { get; private set; }

    /// <summary>max_i μ(x_i) over the rows with targets.</summary>
    public double BestMean { get; private set; }

    /// <summary>α over the rows with targets.</summary>
    public ReadOnlySpan<double> Alpha => _alpha.AsSpan(0, Observed);

    /// <summary>b over the rows with targets.</summary>
    public ReadOnlySpan<double> Whitened => _whitened.AsSpan(0, Observed);

    /// <summary>Li, of all rows in the factor.</summary>
    public DenseMatrix Inverse => _factor.Inverse;

    /// <summary>Factors the first <paramref name="count"/> rows; false where no jitter makes the matrix positive definite.</summary>
    public bool TryFactor(ReadOnlySpan<double> theta, int count)
    {
        int d = columns.Dimensions;
        Version++;
        theta[..d].CopyTo(_logScales);
        Rescale();
        Amplitude = Elementary.Exp(theta[d]);
        double noise = HyperPrior.LeastNoise + Elementary.Exp(theta[d + 1]);
        columns.Covariance(Amplitude, count, _room.Kernel, _room.Slope, _row);
        for (double jitter = 0; jitter <= LastJitter; jitter = jitter == 0 ? FirstJitter : 10 * jitter)
        {
            Noise = noise + (jitter * Amplitude);
            if (_factor.TryFactor(_room.Kernel, Noise, LeastPivot * Amplitude)) return true;
        }

        return false;
    }

    /// <summary>Sets the length scales of the columns to those of the factor, where another has used the columns.</summary>
    public void Rescale() => columns.Scale(_logScales);

    /// <summary>Takes the next row of the columns into the factor; false where no jitter lets it.</summary>
    public bool TryAppend()
    {
        int n = Count;
        Reserve(n + 1);
        columns.Row(n, _row);
        columns.Kernel(_row, 0, n, Amplitude, _k, _e);

        // A row whose remainder drowns in rounding counts as a noisy one.
        for (double jitter = 0; jitter <= LastJitter; jitter = jitter == 0 ? FirstJitter : 10 * jitter)
        {
            if (_factor.TryAppend(_k.AsSpan(0, n), Amplitude + Noise + (jitter * Amplitude), LeastPivot * Amplitude)) return true;
        }

        return false;
    }

    /// <summary>Forgets the pending rows.</summary>
    public void DropPending()
    {
        _factor.Truncate(Observed);
        columns.Truncate(Observed);
    }

    /// <summary>Sets the targets of all rows.</summary>
    public void Observe(ReadOnlySpan<double> t)
    {
        int n = Observed = t.Length;
        Reserve(n);
        ReadOnlySpan<double> m = trend is null ? [] : trend.Values;
        (ConstantMean, TrendSlope) = TrendMean.Profile(_factor, t, m, meanVariance, ref _ones, ref _alpha, ref _solved);
        for (int i = 0; i < n; i++) _k[i] = t[i] - ConstantMean - (TrendSlope == 0 ? 0 : TrendSlope * m[i]);
        MatrixProducts.LowerTimes(_factor.Inverse, _k.AsSpan(0, n), _whitened.AsSpan(0, n));
        BestMean = double.NegativeInfinity;
        for (int i = 0; i < n; i++) BestMean = Math.Max(BestMean, t[i] - (Noise * _alpha[i]));
    }

    /// <summary>
    /// Writes what the process predicts at each row from all others, t_i − α_i / [K_y⁻¹]_ii (Rasmussen and Williams 2006, eq. 5.12), with
    /// the hyperparameters and the mean of all.
    /// </summary>
    /// <param name="t">The targets that were observed.</param>
    /// <param name="predictions">Receives the predictions.</param>
    public void LeaveOneOut(ReadOnlySpan<double> t, Span<double> predictions)
    {
        for (int i = 0; i < Observed; i++)
        {
            double precision = 0;
            for (int row = i; row < Observed; row++) precision += _factor.Inverse[row, i] * _factor.Inverse[row, i];
            predictions[i] = t[i] - (_alpha[i] / precision);
        }
    }

    /// <summary>What the trend adds to μ at codes.</summary>
    public double TrendAt(ReadOnlySpan<double> codes) => TrendSlope == 0 ? 0 : TrendSlope * trend!.At(codes);

    /// <summary>
    /// Adds the slopes of the trend at the point of the last <see cref="TrendAt"/>, times a weight, in scaled units, in column order.
    /// </summary>
    public void AddTrendSlopes(double weight, Span<double> gradient)
    {
        if (TrendSlope != 0) trend!.AddSlopes(weight * TrendSlope, columns, gradient);
    }

    /// <summary>μ at a prepared row without what the trend adds, with its covariances and slopes to all rows.</summary>
    public double Mean(ReadOnlySpan<double> row, Span<double> k, Span<double> e)
    {
        columns.Kernel(row, 0, Count, Amplitude, k, e);
        return ConstantMean + VectorKernels.Dot(Alpha, k);
    }

    /// <summary>v = Li k.</summary>
    public void Whiten(ReadOnlySpan<double> k, Span<double> v) => MatrixProducts.LowerTimes(_factor.Inverse, k[..Count], v[..Count]);

    /// <summary>Liᵀ x.</summary>
    public void Unwhiten(ReadOnlySpan<double> x, Span<double> result) =>
        MatrixProducts.LowerTransposeTimes(_factor.Inverse, x[..Count], result[..Count]);

    private void Reserve(int count)
    {
        if (_k.Length >= Columns.Padded(count)) return;
        int capacity = 2 * Columns.Padded(count);
        (_k, _e) = (new double[capacity], new double[capacity]);
        Array.Resize(ref _whitened, capacity);
    }
}
