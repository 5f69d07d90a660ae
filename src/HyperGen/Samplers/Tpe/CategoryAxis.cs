using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using HyperGen.Numerics;

namespace HyperGen.Sampling.Tpe;

/// <summary>Factor of a categorical parameter: a kernel keeps its category with probability 1 - b and otherwise draws any.</summary>
/// <remarks>The kernel of Aitchison and Aitken 1976 with a fixed bandwidth b = 0.2.</remarks>
internal sealed class CategoryAxis(int categories) : KernelAxis
{
    private const double Bandwidth = 0.2;

    private readonly double _logHit = Elementary.Log(((1 - Bandwidth) * categories) + Bandwidth);
    private readonly double _logMiss = Elementary.Log(Bandwidth);

    public override double Position(double value) => value;

    public override double Sample(int row, ref Rng rng) =>
        !double.IsNaN(Centres[row]) && rng.NextDouble() >= Bandwidth ? Centres[row] : rng.NextIndex(categories);

    public override void AddLogFactors(int start, int count, ReadOnlySpan<double> positions, ReadOnlySpan<int> offsets, Span<double> sums)
    {
        Vector256<double> hit = Vector256.Create(_logHit), miss = Vector256.Create(_logMiss);
        ref double sum = ref MemoryMarshal.GetReference(sums);
        for (int row = 0; row < count; row += 4)
        {
            Vector256<double> centres = Vector256.Create(Centres.AsSpan(start + row, 4));
            Vector256<double> missOrMasked = Vector256.ConditionalSelect(Vector256.Equals(centres, centres), miss, Vector256<double>.Zero);
            for (int i = 0; i < offsets.Length; i++)
            {
                nuint at = (nuint)(offsets[i] + row);
                Vector256<double> same = Vector256.Equals(centres, Vector256.Create(positions[i]));
                (Vector256.LoadUnsafe(ref sum, at) + Vector256.ConditionalSelect(same, hit, missOrMasked)).StoreUnsafe(ref sum, at);
            }
        }
    }
}
