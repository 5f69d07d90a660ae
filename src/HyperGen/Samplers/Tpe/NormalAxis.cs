using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using HyperGen.Numerics;

namespace HyperGen.Sampling.Tpe;

// mu_i   centre of kernel i on the unit interval: the trial's value
// sigma_i its width: the larger gap to a neighbouring centre, clipped to [1 / min(100, 1 + n), 1]
// n      active kernels, the prior (mu = 1/2, sigma = 1) included
// Z_i    mass of the untruncated normal on [0, 1]

/// <summary>Factor of a numeric parameter: truncated normal densities on the unit interval, of widths set by the neighbours.</summary>
/// <remarks>
/// The widths are those of Optuna's Parzen estimator (Watanabe 2023, arXiv:2304.11127, "magic clipping"); the outermost kernels use the
/// inner gap alone. A new kernel changes its neighbours only, unless the clip still moves (n &lt; 99).
/// </remarks>
internal class NormalAxis(Parameter parameter) : KernelAxis
{
    private const int PriorSlot = 0;

    private double[] _mu = [];
    private double[] _sigma = []; // NaN: masked or free
    private double[] _scale = []; // -1 / (2 sigma^2)
    private double[] _offset = []; // -ln sigma - ln sqrt(2 pi) - ln Z
    private double[] _cdfLow = []; // Phi((0 - mu) / sigma)
    private double[] _mass = []; // Z
    private bool[] _stale = [];
    private int[] _sorted = []; // slots of the active kernels but the prior, by (mu, slot)
    private int[] _staleSlots = [];
    private int _staleCount;
    private int _count;
    private double _floor;

    /// <summary>Centre of a kernel on the unit interval.</summary>
    public double Centre(int slot) => _mu[slot];

    /// <summary>Width of a kernel on the unit interval; NaN for a masked one.</summary>
    public double Width(int slot) => _sigma[slot];

    /// <summary>ln Z of a kernel.</summary>
    protected double LogNormalizer(int slot) => Elementary.Log(_mass[slot]);

    public override void Insert(int slot, double value)
    {
        if (double.IsNaN(value))
        {
            Mask(slot);
            return;
        }

        _mu[slot] = parameter.ToUnit(value);
        int at = Position(slot);
        Array.Copy(_sorted, at, _sorted, at + 1, _count - at);
        _sorted[at] = slot;
        _count++;
        MarkRound(at);
    }

    public override void Remove(int slot)
    {
        if (!double.IsNaN(_sigma[slot]) || _stale[slot])
        {
            int at = Position(slot);
            _count--;
            Array.Copy(_sorted, at + 1, _sorted, at, _count - at);
            MarkRound(at);
        }

        _stale[slot] = false;
        Mask(slot);
    }

    public override void Clear()
    {
        for (int slot = 1; slot < _mu.Length; slot++)
        {
            _stale[slot] = false;
            Mask(slot);
        }

        (_count, _staleCount, _floor) = (0, 0, 0);
    }

    public override void Commit()
    {
        double floor = 1.0 / Math.Min(100, _count + 2);
        if (floor != _floor)
        {
            _floor = floor;
            for (int at = 0; at < _count; at++) Refresh(at);
        }
        else
        {
            for (int i = 0; i < _staleCount; i++)
            {
                if (_stale[_staleSlots[i]]) Refresh(Position(_staleSlots[i]));
            }
        }

        for (int i = 0; i < _staleCount; i++) _stale[_staleSlots[i]] = false;
        _staleCount = 0;
    }

    public override double Sample(int slot, ref Rng rng)
    {
        double u = rng.NextOpenDouble();
        if (!double.IsNaN(_sigma[slot])) u = _mu[slot] + (_sigma[slot] * NormalDistribution.Quantile(_cdfLow[slot] + (u * _mass[slot])));
        return parameter.FromUnit(Math.Clamp(u, 0, 1));
    }

    public override double Position(double value) => parameter.ToUnit(value);

    public override void AddLogFactors(int start, int count, ReadOnlySpan<double> positions, ReadOnlySpan<int> rows, Span<double> sums)
    {
        ref double sum = ref MemoryMarshal.GetReference(sums);
        for (int slot = 0; slot < count; slot += 4)
        {
            Vector256<double> mu = Vector256.Create(_mu.AsSpan(start + slot, 4));
            Vector256<double> scale = Vector256.Create(_scale.AsSpan(start + slot, 4));
            Vector256<double> offset = Vector256.Create(_offset.AsSpan(start + slot, 4));
            for (int i = 0; i < rows.Length; i++)
            {
                nuint at = (nuint)(rows[i] + slot);
                Vector256<double> gap = Vector256.Create(positions[i]) - mu;
                (Vector256.LoadUnsafe(ref sum, at) + (offset + (scale * (gap * gap)))).StoreUnsafe(ref sum, at);
            }
        }
    }

    public override void EnsureCapacity(int slots)
    {
        int old = _mu.Length;
        if (slots <= old) return;
        Array.Resize(ref _mu, slots);
        Array.Resize(ref _sigma, slots);
        Array.Resize(ref _scale, slots);
        Array.Resize(ref _offset, slots);
        Array.Resize(ref _cdfLow, slots);
        Array.Resize(ref _mass, slots);
        Array.Resize(ref _stale, slots);
        Array.Resize(ref _sorted, slots);
        Array.Resize(ref _staleSlots, slots * 3);
        Array.Fill(_sigma, double.NaN, old, slots - old);
        if (old == 0) Shape(PriorSlot, 0.5, 1);
    }

    /// <summary>Called when a kernel got another centre or width, or was masked.</summary>
    protected virtual void OnChanged(int slot)
    {
    }

    private void Mask(int slot)
    {
        (_mu[slot], _sigma[slot], _scale[slot], _offset[slot]) = (0, double.NaN, 0, 0);
        OnChanged(slot);
    }

    // First place in the order that is not before the slot.
    private int Position(int slot)
    {
        int low = 0, high = _count;
        while (low < high)
        {
            int middle = (low + high) >> 1, other = _sorted[middle];
            if (_mu[other] < _mu[slot] || (_mu[other] == _mu[slot] && other < slot)) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private void MarkRound(int at)
    {
        for (int i = Math.Max(0, at - 1); i <= Math.Min(at + 1, _count - 1); i++)
        {
            int slot = _sorted[i];
            if (_stale[slot]) continue;
            _stale[slot] = true;
            if (_staleCount == _staleSlots.Length) Array.Resize(ref _staleSlots, 2 * _staleSlots.Length);
            _staleSlots[_staleCount++] = slot;
        }
    }

    private void Refresh(int at)
    {
        int slot = _sorted[at];
        double mu = _mu[slot];
        double below = at > 0 ? mu - _mu[_sorted[at - 1]] : _count == 1 ? mu : 0;
        double above = at < _count - 1 ? _mu[_sorted[at + 1]] - mu : _count == 1 ? 1 - mu : 0;
        Shape(slot, mu, Math.Clamp(Math.Max(below, above), _floor, 1));
    }

    private void Shape(int slot, double mu, double sigma)
    {
        if (_sigma[slot] == sigma) return; // a new centre comes with a NaN width
        (_mu[slot], _sigma[slot], _scale[slot]) = (mu, sigma, -0.5 / (sigma * sigma));
        _cdfLow[slot] = NormalDistribution.Cdf(-mu / sigma);
        _mass[slot] = NormalDistribution.Cdf((1 - mu) / sigma) - _cdfLow[slot];
        _offset[slot] = -NormalDistribution.HalfLogTwoPi - Elementary.Log(sigma * _mass[slot]);
        OnChanged(slot);
    }
}
