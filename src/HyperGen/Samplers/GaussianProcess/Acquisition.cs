using HyperGen.Numerics;

namespace HyperGen.Sampling.GaussianProcess;

/// <summary>What a point is worth: log expected improvement or an upper confidence bound, given the trials that are running.</summary>
/// <remarks>
/// Notation: v = Li k over observed and pending rows, m the mean before the data, b = Li (t − m); z = (μ − f*)/σ, ln EI = ln h(z) + ln σ.
/// Running trials: S fantasies y = μ_P + L_P ε at the pending points. As all share the factor, the mean of fantasy s is
/// μ_s = m + vᵀ(b; ε_s), so that ln EI = ln σ + ln mean_s h((μ_s − f*_s)/σ) costs p more multiplications a fantasy
/// (Snoek, Larochelle, Adams 2012, arXiv:1206.2944, section 3.2; in logarithms after Ament et al. 2023, arXiv:2310.20708).
/// The gradient runs backwards through v: c_v = A (b; ε̄) − (C/σ) v with A = ∂/∂μ and C = ∂/∂σ, c_k = Liᵀ c_v, and one sweep
/// over the rows.
/// </remarks>
internal sealed class Acquisition(Surrogate surrogate, PriorTerm? prior = null, Plateaus? plateaus = null)
{
    private const int Fantasies = 32;
    private const int MostFantasised = 16;

    private readonly double[] _row = new double[surrogate.Columns.Dimensions];
    private readonly double[] _codes = new double[surrogate.Columns.Dimensions];
    private readonly double[] _best = new double[Fantasies];
    private readonly double[] _logs = new double[Fantasies];
    private readonly double[] _means = new double[Fantasies];
    private double[] _k = [];
    private double[] _e = [];
    private double[] _v = [];
    private double[] _backward = [];
    private double[] _epsilon = []; // fantasy by fantasy
    private double[] _blend = [];
    private double _exploration;
    private double _target; // what an improvement must exceed, running trials apart
    private int _pending;
    private bool _isBound;

    // The confidence bound has no logarithm to add to: it goes without beliefs, which is also the way out of a wrong one. Plateaus count
    // under both: another trial in a cell teaches nothing, and next to a bound in units of the targets their logarithm is a penalty.
    private PriorTerm? Prior => _isBound ? null : prior;

    /// <summary>The model; to be set before what is after is chosen.</summary>
    public Surrogate Surrogate { get; set; } = surrogate;

    /// <summary>μ at the last point evaluated.</summary>
    public double LastMean { get; private set; }

    /// <summary>σ_f at the last point evaluated in full.</summary>
    public double LastDeviation { get; private set; }

    /// <summary>Chooses log expected improvement, drawing fantasies at the pending rows of the Surrogate.</summary>
    /// <param name="rng">Draws the fantasies.</param>
    /// <param name="margin">By how much a target must exceed the best to count.</param>
    public void UseImprovement(ref Rng rng, double margin = 0)
    {
        _isBound = false;
        Reserve();
        _target = Surrogate.BestMean + margin;
        if (_pending == 0) return;

        // The oldest beyond the limit keep their mean (Kriging believer): their ε is 0.
        int believed = Math.Max(0, _pending - MostFantasised);
        for (int s = 0; s < Fantasies; s++)
        {
            Span<double> epsilon = _epsilon.AsSpan(s * _pending, _pending);
            epsilon[..believed].Clear();
            for (int p = believed; p < _pending; p++) epsilon[p] = rng.NextNormal();
        }

        _best.AsSpan().Fill(Surrogate.BestMean);
        for (int p = 0; p < _pending; p++)
        {
            int row = Surrogate.Observed + p;
            Surrogate.Columns.Codes(row, _codes);
            MeanAndDeviation(_codes);
            for (int s = 0; s < Fantasies; s++) _best[s] = Math.Max(_best[s], Mean(s));
        }

        for (int s = 0; s < Fantasies; s++) _best[s] += margin;
    }

    /// <summary>Chooses the upper confidence bound μ + βσ.</summary>
    public void UseBound(double exploration)
    {
        (_isBound, _exploration) = (true, exploration);
        Reserve();
    }

    /// <summary>The posterior mean at codes: the cheap half of an evaluation.</summary>
    public double MeanAt(ReadOnlySpan<double> codes)
    {
        Surrogate.Columns.Prepare(codes, _row);
        return Surrogate.Mean(_row, _k, _e) + Surrogate.TrendAt(codes);
    }

    /// <summary>The value at codes.</summary>
    public double At(ReadOnlySpan<double> codes)
    {
        LastMean = MeanAt(codes);
        return FromKernel() + Added(codes);
    }

    /// <summary>
    /// What the value at codes does not exceed, at the price of a mean: <see cref="Limit"/> with σ_f² ≤ s − k_i²/(s + σ²) for every single
    /// row i.
    /// </summary>
    public double BoundAt(ReadOnlySpan<double> codes)
    {
        LastMean = MeanAt(codes);
        return Bound(codes);
    }

    /// <summary>Whether the value is an average over fantasies.</summary>
    public bool IsSampled => _pending > 0 && !_isBound;

    /// <summary>
    /// What the value at codes does not exceed, given the mean and the variance there after the observed trials: plateaus only take away.
    /// Running trials lower the expected improvement in the mean of their outcomes; in that of the few that are drawn it may be higher,
    /// most of all where hardly any improvement is expected.
    /// </summary>
    public double Limit(double mean, double variance, ReadOnlySpan<double> codes) =>
        Value(mean, Math.Sqrt(Math.Max(variance, Surrogate.LeastVariance))) + (Prior?.At(codes) ?? 0);

    /// <summary>What plateaus take away at codes.</summary>
    public double PlateauAt(ReadOnlySpan<double> codes) => plateaus?.At(codes) ?? 0;

    /// <summary>The value at codes, or −∞ where <see cref="BoundAt"/> shows that it is not above <paramref name="floor"/>.</summary>
    public double AtLeast(ReadOnlySpan<double> codes, double floor)
    {
        LastMean = MeanAt(codes);
        return Bound(codes) <= floor ? double.NegativeInfinity : FromKernel() + Added(codes);
    }

    /// <summary>The value at codes and its gradient along numeric columns in scaled units, in column order.</summary>
    public double At(ReadOnlySpan<double> codes, Span<double> gradient)
    {
        LastMean = MeanAt(codes);
        double value = FromKernel();
        int n = Surrogate.Count;
        double sigma = LastDeviation;
        Slopes(sigma, out double a, out double c);
        double weight = -c / sigma;
        ReadOnlySpan<double> b = Surrogate.Whitened;
        for (int i = 0; i < Surrogate.Observed; i++) _backward[i] = (a * b[i]) + (weight * _v[i]);
        for (int p = 0; p < _pending; p++) _backward[Surrogate.Observed + p] = _blend[p] + (weight * _v[Surrogate.Observed + p]);
        Surrogate.Unwhiten(_backward, _k);
        for (int i = 0; i < n; i++) _k[i] *= _e[i];
        _k.AsSpan(n, Columns.Padded(n) - n).Clear();
        for (int column = 0; column < Surrogate.Columns.Numbers; column++)
            gradient[column] = Surrogate.Columns.WeightedDifferences(column, _row[column], _k, n);
        Surrogate.AddTrendSlopes(a, gradient);
        if (Prior is { } beliefs) value += beliefs.AddSlopes(codes, Surrogate.Columns, gradient);
        return plateaus is null ? value : value + plateaus.AddSlopes(codes, Surrogate.Columns, gradient);
    }

    // What beliefs and plateaus say besides the model.
    private double Added(ReadOnlySpan<double> codes) => (Prior?.At(codes) ?? 0) + PlateauAt(codes);

    private double Bound(ReadOnlySpan<double> codes)
    {
        double nearest = VectorKernels.Largest(_k.AsSpan(0, Surrogate.Observed));
        return Limit(LastMean, Surrogate.Amplitude - (nearest * nearest / (Surrogate.Amplitude + Surrogate.Noise)), codes);
    }

    private double FromKernel()
    {
        Whiten();
        return _isBound || _pending == 0 ? Value(LastMean, LastDeviation) : Averaged();
    }

    private void MeanAndDeviation(ReadOnlySpan<double> codes)
    {
        LastMean = MeanAt(codes);
        Whiten();
    }

    private void Whiten()
    {
        int n = Surrogate.Count;
        Surrogate.Whiten(_k, _v);
        ReadOnlySpan<double> v = _v.AsSpan(0, n);
        LastDeviation = Math.Sqrt(Math.Max(Surrogate.Amplitude - VectorKernels.Dot(v, v), Surrogate.LeastVariance));
    }

    private double Value(double mean, double sigma) => _isBound
        ? mean + (_exploration * sigma)
        : LogExpectedImprovement.At((mean - _target) / sigma).LogH + Elementary.Log(sigma);

    private double Mean(int s)
    {
        double mean = LastMean;
        for (int p = 0; p < _pending; p++) mean += _v[Surrogate.Observed + p] * _epsilon[(s * _pending) + p];
        return mean;
    }

    private double Averaged()
    {
        double largest = double.NegativeInfinity;
        for (int s = 0; s < Fantasies; s++)
        {
            _means[s] = Mean(s);
            _logs[s] = LogExpectedImprovement.At((_means[s] - _best[s]) / LastDeviation).LogH;
            largest = Math.Max(largest, _logs[s]);
        }

        double sum = 0;
        for (int s = 0; s < Fantasies; s++) sum += Elementary.Exp(_logs[s] - largest);
        return Elementary.Log(LastDeviation) + largest + Elementary.Log(sum / Fantasies);
    }

    // A = ∂/∂μ and C = ∂/∂σ; _blend = Σ_s (softmax weight) A_s ε_s.
    private void Slopes(double sigma, out double a, out double c)
    {
        _blend.AsSpan(0, _pending).Clear();
        if (_isBound)
        {
            (a, c) = (1, _exploration);
            return;
        }

        if (_pending == 0)
        {
            LogExpectedImprovement h = LogExpectedImprovement.At((LastMean - _target) / sigma);
            (a, c) = (h.CdfOverH / sigma, h.PdfOverH / sigma);
            return;
        }

        double total = 0, largest = double.NegativeInfinity;
        foreach (double log in _logs) largest = Math.Max(largest, log);
        foreach (double log in _logs) total += Elementary.Exp(log - largest);
        (a, c) = (0, 0);
        for (int s = 0; s < Fantasies; s++)
        {
            double share = Elementary.Exp(_logs[s] - largest) / (total * sigma);
            LogExpectedImprovement h = LogExpectedImprovement.At((_means[s] - _best[s]) / sigma);
            a += share * h.CdfOverH;
            c += share * h.PdfOverH;
            for (int p = 0; p < _pending; p++) _blend[p] += share * h.CdfOverH * _epsilon[(s * _pending) + p];
        }
    }

    private void Reserve()
    {
        _pending = Surrogate.Count - Surrogate.Observed;
        int length = Columns.Padded(Surrogate.Count) + 4;
        if (_k.Length < length)
        {
            int capacity = 2 * length;
            (_k, _e, _v, _backward) = (new double[capacity], new double[capacity], new double[capacity], new double[capacity]);
        }

        if (_blend.Length < _pending) (_blend, _epsilon) = (new double[2 * _pending], new double[2 * _pending * Fantasies]);
    }
}
