using System.Runtime.Intrinsics;
using HyperGen.Numerics;

namespace HyperGen.Sampling.Tpe;

// K_i(x)   kernel of trial i: the product of its factors over the parameters active at x, relative to a uniform draw
// l, g     mixtures of the kernels of the good trials and of all others, each with a uniform kernel of weight 1 besides

/// <summary>
/// The two mixtures of the tree-structured Parzen estimator over common kernels. At a point only the factors of its active parameters
/// count, so one pair covers all branches of a conditional space.
/// </summary>
internal sealed class ParzenPair
{
    // A block of sums for all candidates stays in the first-level cache.
    private const int Block = 128;
    private const double Smallest = 1e-300;

    private readonly KernelAxis[] _axes;
    private readonly KernelAxis[] _choices;
    private readonly int[] _parameters; // of the axes
    private readonly int[] _active; // number of points for which each axis counts
    private readonly GoodTrials _good = new();
    private double[] _weights = []; // in l, by row
    private double[] _otherWeights = []; // in g, by row
    private double[] _sums = [];
    private double[] _maxima = [];
    private double[] _others = [];
    private double[] _positions = []; // axis by axis
    private int[] _offsets = [];
    private int _finished;
    private int _rows;

    /// <param name="space">The space.</param>
    /// <param name="parameters">The parameters that have more than one value.</param>
    public ParzenPair(SearchSpace space, int[] parameters)
    {
        int numbers = parameters.Count(index => space.Parameters[index] is not ChoiceParameter);
        _axes = [.. parameters.Select(index => KernelAxis.For(space.Parameters[index], numbers))];
        _choices = [.. _axes.Where(axis => axis is CategoryAxis)];
        (_parameters, _active) = (parameters, new int[parameters.Length]);
    }

    /// <summary>The good trials.</summary>
    public GoodTrials Good => _good;

    /// <summary>Takes in the finished trials, and the running ones in the rows behind them.</summary>
    public void Follow(TrialHistory history)
    {
        _rows = history.Count + history.Running.Count;
        EnsureCapacity(_rows);
        for (int k = 0; k < _axes.Length; k++)
        {
            ReadOnlySpan<double> column = history.Column(_parameters[k]);
            for (int row = _finished; row < column.Length; row++) _axes[k].Place(row, column[row]);
            for (int i = 0; i < history.Running.Count; i++) _axes[k].Place(column.Length + i, history.Running[i].Point[_parameters[k]]);
        }

        _finished = history.Count;
    }

    /// <summary>Divides the trials between the mixtures.</summary>
    /// <param name="ranked">Rows of the trials to learn from that have a value, best first.</param>
    /// <param name="unranked">Rows of those without one: failed and running.</param>
    public void Divide(ReadOnlySpan<int> ranked, ReadOnlySpan<int> unranked)
    {
        _good.Set(ranked[..TrialWeights.Good(ranked.Length)], _choices);
        _weights.AsSpan().Clear();
        _otherWeights.AsSpan().Clear();
        for (int i = 0; i < _good.Count; i++) _weights[_good.Rows[i]] = _good.Weights[i];
        ReadOnlySpan<int> others = ranked[_good.Count..];
        int count = others.Length + unranked.Length;
        for (int rank = 0; rank < others.Length; rank++) _otherWeights[others[rank]] = TrialWeights.OfOther(rank, count);
        foreach (int row in unranked) _otherWeights[row] = TrialWeights.OfWorst;
        foreach (KernelAxis axis in _axes) axis.Fit(_good);
    }

    /// <summary>Draws the kernel of a sample from l: the row of a good trial, or -1 for the uniform one.</summary>
    public int SampleKernel(ref Rng rng)
    {
        double total = 1;
        foreach (double weight in _good.Weights) total += weight;
        double rest = rng.NextDouble() * total;
        for (int i = 0; i < _good.Count; i++)
        {
            rest -= _good.Weights[i];
            if (rest < 0) return _good.Rows[i];
        }

        return -1;
    }

    /// <summary>Draws a value of a factor's parameter from the kernel of a trial.</summary>
    public double Sample(int axis, int row, ref Rng rng) => _axes[axis].Sample(row, ref rng);

    /// <summary>
    /// Writes ln l - ln g at some points, up to a constant, where l and g have not their mass but their weight in trials.
    /// </summary>
    /// <param name="points">The points, one after the other.</param>
    /// <param name="length">Length of a point.</param>
    /// <param name="logRatios">Destination, one entry per point.</param>
    public void LogRatios(ReadOnlySpan<double> points, int length, Span<double> logRatios)
    {
        int count = logRatios.Length;
        Reserve(count);
        for (int k = 0; k < _axes.Length; k++) _active[k] = Locate(k, points, length, count);
        _maxima.AsSpan(0, count).Clear(); // the uniform kernels' logarithm is 0
        _others.AsSpan(0, count).Fill(1);
        logRatios.Fill(1);
        for (int start = 0; start < _rows; start += Block)
        {
            int size = Math.Min(Block, _weights.Length - start);
            Span<double> sums = _sums.AsSpan(0, count * Block);
            sums.Clear();
            for (int k = 0; k < _axes.Length; k++)
                _axes[k].AddLogFactors(start, size, _positions.AsSpan(k * count, _active[k]), _offsets.AsSpan(k * count, _active[k]), sums);
            for (int i = 0; i < count; i++) AddBlock(sums.Slice(i * Block, size), start, ref _maxima[i], ref logRatios[i], ref _others[i]);
        }

        for (int i = 0; i < count; i++)
            logRatios[i] = Elementary.Log(Math.Max(logRatios[i], Smallest)) - Elementary.Log(Math.Max(_others[i], Smallest));
    }

    // Lists the points for which a factor's parameter is active.
    private int Locate(int axis, ReadOnlySpan<double> points, int length, int count)
    {
        int active = 0;
        for (int i = 0; i < count; i++)
        {
            double value = points[(i * length) + _parameters[axis]];
            if (double.IsNaN(value)) continue;
            _positions[(axis * count) + active] = _axes[axis].Position(value);
            _offsets[(axis * count) + active++] = i * Block;
        }

        return active;
    }

    // One step of two running log-sum-exps with one maximum: l and g are the sums of weight * exp(sum - maximum) so far.
    private void AddBlock(ReadOnlySpan<double> sums, int start, ref double maximum, ref double l, ref double g)
    {
        ReadOnlySpan<double> good = _weights.AsSpan(start, sums.Length), other = _otherWeights.AsSpan(start, sums.Length);
        Vector256<double> tops = Vector256.Create(maximum);
        for (int row = 0; row < sums.Length; row += 4)
        {
            Vector256<double> weights = Vector256.Create(good.Slice(row, 4)) + Vector256.Create(other.Slice(row, 4));
            Vector256<double> used = Vector256.GreaterThan(weights, Vector256<double>.Zero);
            tops = Vector256.Max(tops, Vector256.ConditionalSelect(used, Vector256.Create(sums.Slice(row, 4)), tops));
        }

        double largest = Math.Max(Math.Max(tops[0], tops[1]), Math.Max(tops[2], tops[3]));
        if (largest > maximum)
        {
            double shrink = Elementary.Exp(maximum - largest);
            (l, g, maximum) = (l * shrink, g * shrink, largest);
        }

        // Rows of weight 0 have any sum: capped, so that weight 0 times their exponential is 0.
        Vector256<double> shift = Vector256.Create(largest), cap = Vector256<double>.Zero, goods = cap, others = cap;
        for (int row = 0; row < sums.Length; row += 4)
        {
            Vector256<double> kernels = Elementary.Exp(Vector256.Min(Vector256.Create(sums.Slice(row, 4)) - shift, cap));
            goods += Vector256.Create(good.Slice(row, 4)) * kernels;
            others += Vector256.Create(other.Slice(row, 4)) * kernels;
        }

        l += goods.GetElement(0) + goods.GetElement(1) + (goods.GetElement(2) + goods.GetElement(3));
        g += others.GetElement(0) + others.GetElement(1) + (others.GetElement(2) + others.GetElement(3));
    }

    private void Reserve(int points)
    {
        if (points <= _maxima.Length) return;
        (_sums, _maxima, _others) = (new double[points * Block], new double[points], new double[points]);
        (_positions, _offsets) = (new double[points * _axes.Length], new int[points * _axes.Length]);
    }

    private void EnsureCapacity(int rows)
    {
        if (rows <= _weights.Length) return;
        int capacity = (Math.Max(rows, _weights.Length + (_weights.Length / 2)) + 63) & ~3;
        Array.Resize(ref _weights, capacity);
        Array.Resize(ref _otherWeights, capacity);
        foreach (KernelAxis axis in _axes) axis.EnsureCapacity(capacity);
    }
}
