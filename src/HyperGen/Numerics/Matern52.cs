using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HyperGen.Numerics;

/// <summary>
/// The Matérn-5/2 kernel of a scaled distance r: k(r) = (1 + √5 r + 5r²/3) e^(−√5 r), and the factor e(r) = (5/3)(1 + √5 r) e^(−√5 r) of
/// its derivatives, ∂k/∂(r²) = −e/2 (Rasmussen and Williams, "Gaussian Processes for Machine Learning", 2006, equation 4.17).
/// </summary>
internal static class Matern52
{
    private const double RootFive = 2.2360679774997896964;
    private const double FiveThirds = 5.0 / 3;
    private const int Lanes = 4;

    /// <summary>k and e for each squared distance; the two destinations may be the argument's own memory for one of them.</summary>
    /// <param name="squaredDistances">r², 0 or above.</param>
    /// <param name="scale">s: both results are multiplied by it.</param>
    /// <param name="k">Receives s k(r).</param>
    /// <param name="e">Receives s e(r).</param>
    /// <exception cref="ArgumentException">A destination is shorter than the argument.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Evaluate(ReadOnlySpan<double> squaredDistances, double scale, Span<double> k, Span<double> e)
    {
        int n = squaredDistances.Length;
        if (k.Length < n || e.Length < n)
            throw new ArgumentException($"The destinations hold {k.Length} and {e.Length} elements, the argument {n}.");

        ref double r2 = ref MemoryMarshal.GetReference(squaredDistances);
        ref double ks = ref MemoryMarshal.GetReference(k);
        ref double es = ref MemoryMarshal.GetReference(e);
        Vector256<double> s = Vector256.Create(scale);
        int i = 0;
        for (; i <= n - Lanes; i += Lanes)
        {
            Evaluate(Vector256.LoadUnsafe(ref r2, (nuint)i), s, out Vector256<double> value, out Vector256<double> factor);
            value.StoreUnsafe(ref ks, (nuint)i);
            factor.StoreUnsafe(ref es, (nuint)i);
        }

        for (; i < n; i++)
        {
            Evaluate(Vector256.Create(squaredDistances[i]), s, out Vector256<double> value, out Vector256<double> factor);
            k[i] = value.ToScalar();
            e[i] = factor.ToScalar();
        }
    }

    /// <summary>k for each squared distance, the same bits as with derivatives.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Evaluate(ReadOnlySpan<double> squaredDistances, double scale, Span<double> k)
    {
        int n = squaredDistances.Length;
        if (k.Length < n)
            throw new ArgumentException($"The destination holds {k.Length} elements, the argument {n}.", nameof(k));

        ref double r2 = ref MemoryMarshal.GetReference(squaredDistances);
        ref double ks = ref MemoryMarshal.GetReference(k);
        Vector256<double> s = Vector256.Create(scale);
        int i = 0;
        for (; i <= n - Lanes; i += Lanes)
        {
            Evaluate(Vector256.LoadUnsafe(ref r2, (nuint)i), s, out Vector256<double> value, out _);
            value.StoreUnsafe(ref ks, (nuint)i);
        }

        for (; i < n; i++)
        {
            Evaluate(Vector256.Create(squaredDistances[i]), s, out Vector256<double> value, out _);
            k[i] = value.ToScalar();
        }
    }

    /// <summary>Four at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Evaluate(Vector256<double> r2, Vector256<double> scale, out Vector256<double> k, out Vector256<double> e)
    {
        Vector256<double> a = Vector256.Sqrt(r2) * Vector256.Create(RootFive);
        Vector256<double> linear = Vector256.Create(1.0) + a;
        Vector256<double> decay = Elementary.ExpOfNegative(-a) * scale;
        k = (linear + (r2 * Vector256.Create(FiveThirds))) * decay;
        e = (linear * Vector256.Create(FiveThirds)) * decay;
    }
}
