using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using HyperGen.Numerics;

namespace HyperGen.Sampling.Tpe;

/// <summary>Factor of a categorical parameter: kernel i gives (1{c = c_i} + 1/n) / (1 + C/n), n the kernels including the prior.</summary>
/// <remarks>The smoothing of Optuna's Parzen estimator, Watanabe 2023 (arXiv:2304.11127), eq. 7.</remarks>
internal sealed class CategoryAxis(int categories) : KernelAxis
{
    private const double Uniform = -1; // code of the prior and of masked kernels

    private readonly double _logUniform = -Elementary.Log(categories);
    private double[] _codes = [Uniform, Uniform, Uniform, Uniform];
    private int _active;
    private int _committed = -1;
    private double _logHit;
    private double _logMiss;

    public override void Insert(int slot, double value)
    {
        _codes[slot] = double.IsNaN(value) ? Uniform : value;
        if (_codes[slot] != Uniform) _active++;
    }

    public override void Remove(int slot)
    {
        if (_codes[slot] != Uniform) _active--;
        _codes[slot] = Uniform;
    }

    public override void Clear()
    {
        Array.Fill(_codes, Uniform);
        _active = 0;
    }

    public override void Commit()
    {
        if (_committed == _active) return;
        _committed = _active;
        double smoothing = Smoothing, total = 1 + (categories * smoothing);
        _logHit = Elementary.Log((1 + smoothing) / total);
        _logMiss = Elementary.Log(smoothing / total);
    }

    // The kernel is a mixture: its own category with probability 1 / (1 + C/n), otherwise any.
    public override double Sample(int slot, ref Rng rng) =>
        _codes[slot] != Uniform && rng.NextDouble() * (1 + (categories * Smoothing)) < 1 ? _codes[slot] : rng.NextIndex(categories);

    public override double Position(double value) => value;

    public override void AddLogFactors(int start, int count, ReadOnlySpan<double> positions, ReadOnlySpan<int> rows, Span<double> sums)
    {
        Vector256<double> hit = Vector256.Create(_logHit), miss = Vector256.Create(_logMiss), uniform = Vector256.Create(_logUniform);
        Vector256<double> none = Vector256.Create(Uniform);
        ref double sum = ref MemoryMarshal.GetReference(sums);
        for (int slot = 0; slot < count; slot += 4)
        {
            Vector256<double> codes = Vector256.Create(_codes.AsSpan(start + slot, 4));
            Vector256<double> missOrUniform = Vector256.ConditionalSelect(Vector256.Equals(codes, none), uniform, miss);
            for (int i = 0; i < rows.Length; i++)
            {
                nuint at = (nuint)(rows[i] + slot);
                Vector256<double> same = Vector256.Equals(codes, Vector256.Create(positions[i]));
                (Vector256.LoadUnsafe(ref sum, at) + Vector256.ConditionalSelect(same, hit, missOrUniform)).StoreUnsafe(ref sum, at);
            }
        }
    }

    public override void EnsureCapacity(int slots)
    {
        int old = _codes.Length;
        if (slots <= old) return;
        Array.Resize(ref _codes, slots);
        Array.Fill(_codes, Uniform, old, slots - old);
    }

    private double Smoothing => 1.0 / (_active + 1);
}
