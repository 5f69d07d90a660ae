using System.Runtime.Intrinsics;
using HyperGen.Numerics;

namespace HyperGen.Sampling.Tpe;

/// <summary>
/// A mixture of product kernels over all parameters of a space, one kernel per trial and a wide prior kernel in slot 0. At a point only
/// the factors of its active parameters count, so one mixture covers all branches of a conditional space.
/// </summary>
internal sealed class ParzenEstimator
{
    // A block of sums for all candidates stays in the first-level cache.
    private const int Block = 128;

    private readonly KernelAxis[] _axes;
    private readonly int[] _parameters; // of the axes
    private readonly int[] _active; // number of points for which each axis counts
    private double[] _weights = [];
    private double[] _sums = [];
    private double[] _positions = []; // axis by axis
    private int[] _rows = [];
    private double[] _maxima = [];
    private int _slots = 1;

    /// <param name="axes">The factors.</param>
    /// <param name="parameters">The index of each factor's parameter.</param>
    public ParzenEstimator(KernelAxis[] axes, int[] parameters)
    {
        (_axes, _parameters, _active) = (axes, parameters, new int[axes.Length]);
        EnsureCapacity(1);
        _weights[0] = 1;
    }

    /// <summary>Weights of the kernels by slot, not normalised; 0 for a free slot. The prior's is 1.</summary>
    public Span<double> Weights => _weights.AsSpan(0, _slots);

    /// <summary>Sets the number of slots in use, the prior's included.</summary>
    public void Resize(int slots)
    {
        EnsureCapacity(slots);
        if (slots < _slots) _weights.AsSpan(slots, _slots - slots).Clear();
        _slots = slots;
    }

    /// <summary>Adds the kernel of a trial.</summary>
    public void Insert(int slot, ReadOnlySpan<double> point)
    {
        for (int k = 0; k < _axes.Length; k++) _axes[k].Insert(slot, point[_parameters[k]]);
    }

    /// <summary>Removes a kernel.</summary>
    public void Remove(int slot)
    {
        _weights[slot] = 0;
        foreach (KernelAxis axis in _axes) axis.Remove(slot);
    }

    /// <summary>Removes all kernels but the prior.</summary>
    public void Clear()
    {
        _weights.AsSpan(1).Clear();
        foreach (KernelAxis axis in _axes) axis.Clear();
    }

    /// <summary>To be called after changes, before sampling and densities.</summary>
    public void Commit()
    {
        foreach (KernelAxis axis in _axes) axis.Commit();
    }

    /// <summary>Draws the kernel of a sample.</summary>
    public int SampleKernel(ref Rng rng)
    {
        double rest = rng.NextDouble() * TotalWeight();
        for (int slot = 0; slot < _slots; slot++)
        {
            rest -= _weights[slot];
            if (rest < 0) return slot;
        }

        return 0;
    }

    /// <summary>Draws the value of one factor of a kernel.</summary>
    public double Sample(int axis, int slot, ref Rng rng) => _axes[axis].Sample(slot, ref rng);

    /// <summary>Writes the logarithms of the density at some points (densities on the unit interval for continuous factors, masses otherwise).</summary>
    /// <param name="points">The points, one after the other.</param>
    /// <param name="length">Length of a point.</param>
    /// <param name="logDensities">Destination, one entry per point.</param>
    public void LogDensities(ReadOnlySpan<double> points, int length, Span<double> logDensities)
    {
        int count = logDensities.Length;
        if (_maxima.Length < count)
        {
            _sums = new double[count * Block];
            _maxima = new double[count];
            _positions = new double[count * _axes.Length];
            _rows = new int[count * _axes.Length];
        }

        for (int k = 0; k < _axes.Length; k++) _active[k] = Locate(k, points, length, count);
        Span<double> maxima = _maxima.AsSpan(0, count);
        maxima.Fill(double.NegativeInfinity);
        logDensities.Clear();
        for (int start = 0; start < _slots; start += Block)
        {
            int size = Math.Min(Block, _weights.Length - start);
            Span<double> sums = _sums.AsSpan(0, count * Block);
            sums.Clear();
            for (int k = 0; k < _axes.Length; k++)
                _axes[k].AddLogFactors(start, size, _positions.AsSpan(k * count, _active[k]), _rows.AsSpan(k * count, _active[k]), sums);
            for (int i = 0; i < count; i++)
                AddBlock(sums.Slice(i * Block, size), _weights.AsSpan(start, size), ref maxima[i], ref logDensities[i]);
        }

        double logTotal = Elementary.Log(TotalWeight());
        for (int i = 0; i < count; i++) logDensities[i] = maxima[i] + Elementary.Log(logDensities[i]) - logTotal;
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
            _rows[(axis * count) + active++] = i * Block;
        }

        return active;
    }

    // One step of a running log-sum-exp: total is the sum of weight * exp(sum - maximum) so far.
    private static void AddBlock(ReadOnlySpan<double> sums, ReadOnlySpan<double> weights, ref double maximum, ref double total)
    {
        Vector256<double> lowest = Vector256.Create(double.NegativeInfinity), tops = lowest;
        for (int slot = 0; slot < sums.Length; slot += 4)
        {
            Vector256<double> used = Vector256.GreaterThan(Vector256.Create(weights.Slice(slot, 4)), Vector256<double>.Zero);
            tops = Vector256.Max(tops, Vector256.ConditionalSelect(used, Vector256.Create(sums.Slice(slot, 4)), lowest));
        }

        double largest = Math.Max(maximum, Math.Max(Math.Max(tops[0], tops[1]), Math.Max(tops[2], tops[3])));

        if (largest > maximum)
        {
            if (total > 0) total *= Elementary.Exp(maximum - largest);
            maximum = largest;
        }

        // Free slots hold any number: capped, so that weight 0 times their exponential is 0.
        Vector256<double> shift = Vector256.Create(largest), partial = Vector256<double>.Zero, cap = Vector256<double>.Zero;
        for (int slot = 0; slot < sums.Length; slot += 4)
        {
            Vector256<double> exponent = Vector256.Min(Vector256.Create(sums.Slice(slot, 4)) - shift, cap);
            partial += Vector256.Create(weights.Slice(slot, 4)) * Elementary.Exp(exponent);
        }

        total += partial.GetElement(0) + partial.GetElement(1) + (partial.GetElement(2) + partial.GetElement(3));
    }

    private double TotalWeight()
    {
        double total = 0;
        for (int slot = 0; slot < _slots; slot++) total += _weights[slot];
        return total;
    }

    private void EnsureCapacity(int slots)
    {
        if (slots <= _weights.Length) return;
        int capacity = (Math.Max(slots, _weights.Length + (_weights.Length / 4)) + 15) & ~3;
        Array.Resize(ref _weights, capacity);
        foreach (KernelAxis axis in _axes) axis.EnsureCapacity(capacity);
    }
}
