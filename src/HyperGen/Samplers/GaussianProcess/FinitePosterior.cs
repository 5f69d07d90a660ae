using HyperGen.Numerics;
using HyperGen.Sampling.WarmStart;

namespace HyperGen.Sampling.GaussianProcess;

/// <summary>The posterior at every point of a finite space, carried on from trial to trial.</summary>
/// <remarks>
/// Notation: k_i the covariances of row i of the model with all points, M = L⁻¹. Mean m + Σ α_i k_i; variance s − Σ v_i² with
/// v_i = Σ_j M_ij k_j. A new trial adds one k and one v: O(n) a point, where a point by itself costs O(n²). With new hyperparameters all is
/// made anew, the same sums in the same order, so that the bits do not depend on when a session began. What earlier studies say of a point
/// changes only where they are weighed anew.
/// </remarks>
internal sealed class FinitePosterior
{
    private readonly FiniteSpace _space;
    private readonly Surrogate _surrogate;
    private readonly Columns _points;
    private readonly DenseMatrix _kernel; // k_i by row
    private readonly double[] _row;
    private readonly double[] _work;
    private readonly double[] _means;
    private readonly double[] _explained; // Σ v_i²
    private double[] _trend = []; // what earlier studies say
    private int _weighing;
    private int _version;
    private int _rows;

    public FinitePosterior(EncodedSpace encoded, FiniteSpace space, Surrogate surrogate)
    {
        (_space, _surrogate) = (space, surrogate);
        _points = new Columns(encoded);
        for (int i = 0; i < space.Count; i++) _points.Add(space.Codes(i));
        _kernel = new DenseMatrix(0, space.Count);
        _row = new double[encoded.Dimensions];
        _work = new double[Columns.Padded(space.Count)];
        (_means, _explained) = (new double[space.Count], new double[space.Count]);
    }

    /// <summary>The mean at a point.</summary>
    public double Mean(int point) =>
        _means[point] + _surrogate.ConstantMean + (_surrogate.TrendSlope == 0 ? 0 : _surrogate.TrendSlope * _trend[point]);

    /// <summary>The variance at a point, or something less than 0 where that is rounding.</summary>
    public double Variance(int point) => _surrogate.Amplitude - _explained[point];

    /// <summary>Takes in the rows of the model; none may be pending.</summary>
    public void Update()
    {
        if (_version != _surrogate.Version) Begin();
        while (_rows < _surrogate.Observed) Append();
        MatrixProducts.TransposeTimes(_kernel, _surrogate.Alpha, _means);
        if (_surrogate.TrendSlope != 0 && _surrogate.Trend is { } trend && _weighing != trend.Weighings) Ask(trend);
    }

    private void Ask(SourceTrend trend)
    {
        if (_trend.Length == 0) _trend = new double[_space.Count];
        for (int i = 0; i < _space.Count; i++) _trend[i] = trend.At(_space.Codes(i));
        _weighing = trend.Weighings;
    }

    private void Begin()
    {
        (_version, _rows) = (_surrogate.Version, _surrogate.Observed);
        _points.Scale(_surrogate.Columns);
        _kernel.Resize(_rows, _space.Count);
        for (int row = 0; row < _rows; row++) AddKernel(row);
        MatrixProducts.LowerTimesColumnNorms(_surrogate.Inverse, _kernel, _explained);
    }

    private void Append()
    {
        int row = _rows++;
        _kernel.Resize(_rows, _space.Count);
        AddKernel(row);
        Span<double> v = _work.AsSpan(0, _space.Count);
        MatrixProducts.TransposeTimes(_kernel, _surrogate.Inverse.Row(row)[.._rows], v);
        VectorKernels.AddSquares(v, _explained);
    }

    private void AddKernel(int row)
    {
        _surrogate.Columns.Row(row, _row);
        Span<double> values = _kernel.Values.AsSpan(row * _kernel.Stride, Columns.Padded(_space.Count));
        _points.Kernel(_row, 0, _space.Count, _surrogate.Amplitude, values, _work);
    }
}
