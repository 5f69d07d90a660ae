using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HyperGen.Numerics;

/// <summary>Sums and updates of vectors, in a fixed order of operations.</summary>
internal static class VectorKernels
{
    private const int Lanes = 4;

    /// <summary>Σ x_i y_i over the length of <paramref name="x"/>: two accumulators of four lanes, then the remaining elements one by
    /// one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        y = y[..x.Length];
        ref double xs = ref MemoryMarshal.GetReference(x);
        ref double ys = ref MemoryMarshal.GetReference(y);
        Vector256<double> even = default;
        Vector256<double> odd = default;
        int i = 0;
        for (; i <= x.Length - (2 * Lanes); i += 2 * Lanes)
        {
            even += Vector256.LoadUnsafe(ref xs, (nuint)i) * Vector256.LoadUnsafe(ref ys, (nuint)i);
            odd += Vector256.LoadUnsafe(ref xs, (nuint)(i + Lanes)) * Vector256.LoadUnsafe(ref ys, (nuint)(i + Lanes));
        }

        double sum = Sum(even + odd);
        for (; i < x.Length; i++)
            sum += x[i] * y[i];
        return sum;
    }

    /// <summary>y ← y + a x over the length of <paramref name="x"/>.</summary>
    public static void AddScaled(double a, ReadOnlySpan<double> x, Span<double> y)
    {
        y = y[..x.Length];
        ref double xs = ref MemoryMarshal.GetReference(x);
        ref double ys = ref MemoryMarshal.GetReference(y);
        Vector256<double> factor = Vector256.Create(a);
        int i = 0;
        for (; i <= x.Length - Lanes; i += Lanes)
            (Vector256.LoadUnsafe(ref ys, (nuint)i) + (factor * Vector256.LoadUnsafe(ref xs, (nuint)i))).StoreUnsafe(ref ys, (nuint)i);
        for (; i < x.Length; i++)
            y[i] += a * x[i];
    }

    /// <summary>y ← y + x ∘ x over the length of <paramref name="x"/>.</summary>
    public static void AddSquares(ReadOnlySpan<double> x, Span<double> y)
    {
        y = y[..x.Length];
        ref double xs = ref MemoryMarshal.GetReference(x);
        ref double ys = ref MemoryMarshal.GetReference(y);
        int i = 0;
        for (; i <= x.Length - Lanes; i += Lanes)
        {
            Vector256<double> element = Vector256.LoadUnsafe(ref xs, (nuint)i);
            (Vector256.LoadUnsafe(ref ys, (nuint)i) + (element * element)).StoreUnsafe(ref ys, (nuint)i);
        }

        for (; i < x.Length; i++)
            y[i] += x[i] * x[i];
    }

    /// <summary>The largest element, or 0 where none is positive.</summary>
    public static double Largest(ReadOnlySpan<double> x)
    {
        ref double xs = ref MemoryMarshal.GetReference(x);
        Vector256<double> most = default;
        int i = 0;
        for (; i <= x.Length - Lanes; i += Lanes) most = Vector256.Max(most, Vector256.LoadUnsafe(ref xs, (nuint)i));
        double largest = Math.Max(Math.Max(most[0], most[1]), Math.Max(most[2], most[3]));
        for (; i < x.Length; i++) largest = Math.Max(largest, x[i]);
        return largest;
    }

    /// <summary>The four lanes in a fixed order: (v₀ + v₂) + (v₁ + v₃).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector256<double> v)
    {
        Vector128<double> halves = v.GetLower() + v.GetUpper();
        return halves.GetElement(0) + halves.GetElement(1);
    }
}
