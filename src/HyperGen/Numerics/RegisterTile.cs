using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HyperGen.Numerics;

/// <summary>
/// The innermost loops of the matrix kernels: a tile of 4 rows and 8 columns is summed in registers over a common index m, in the order of
/// m, one multiplication and one addition at a time. Every element therefore has the same bits whatever the machine's vector width.
/// </summary>
internal static unsafe class RegisterTile
{
    /// <summary>What becomes of the sum.</summary>
    internal enum Into
    {
        /// <summary>C = sum</summary>
        Assign,

        /// <summary>C = C + sum</summary>
        Add,

        /// <summary>C = C − sum</summary>
        Subtract,
    }

    /// <summary>C[r, c] ← Σ_m A[m, r] B[m, c], m below <paramref name="depth"/>, 4 × 8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransposeTimes(double* a, nint aStride, double* b, nint bStride, int depth, double* c, nint cStride, Into into)
    {
        Vector256<double> c00 = default, c01 = default, c10 = default, c11 = default;
        Vector256<double> c20 = default, c21 = default, c30 = default, c31 = default;
        for (int m = 0; m < depth; m++)
        {
            Vector256<double> b0 = Vector256.Load(b);
            Vector256<double> b1 = Vector256.Load(b + 4);
            Vector256<double> a0 = Vector256.Create(a[0]);
            c00 += a0 * b0;
            c01 += a0 * b1;
            Vector256<double> a1 = Vector256.Create(a[1]);
            c10 += a1 * b0;
            c11 += a1 * b1;
            Vector256<double> a2 = Vector256.Create(a[2]);
            c20 += a2 * b0;
            c21 += a2 * b1;
            Vector256<double> a3 = Vector256.Create(a[3]);
            c30 += a3 * b0;
            c31 += a3 * b1;
            a += aStride;
            b += bStride;
        }

        Store(c, c00, c01, into);
        Store(c + cStride, c10, c11, into);
        Store(c + (2 * cStride), c20, c21, into);
        Store(c + (3 * cStride), c30, c31, into);
    }

    /// <summary>C[r, c] ← Σ_m A[r, m] B[m, c], m below <paramref name="depth"/>, 4 × 8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Times(double* a, nint aStride, double* b, nint bStride, int depth, double* c, nint cStride)
    {
        Vector256<double> c00 = default, c01 = default, c10 = default, c11 = default;
        Vector256<double> c20 = default, c21 = default, c30 = default, c31 = default;
        double* second = a + aStride;
        double* third = second + aStride;
        double* fourth = third + aStride;
        for (int m = 0; m < depth; m++)
        {
            Vector256<double> b0 = Vector256.Load(b);
            Vector256<double> b1 = Vector256.Load(b + 4);
            Vector256<double> a0 = Vector256.Create(a[m]);
            c00 += a0 * b0;
            c01 += a0 * b1;
            Vector256<double> a1 = Vector256.Create(second[m]);
            c10 += a1 * b0;
            c11 += a1 * b1;
            Vector256<double> a2 = Vector256.Create(third[m]);
            c20 += a2 * b0;
            c21 += a2 * b1;
            Vector256<double> a3 = Vector256.Create(fourth[m]);
            c30 += a3 * b0;
            c31 += a3 * b1;
            b += bStride;
        }

        Store(c, c00, c01, Into.Assign);
        Store(c + cStride, c10, c11, Into.Assign);
        Store(c + (2 * cStride), c20, c21, Into.Assign);
        Store(c + (3 * cStride), c30, c31, Into.Assign);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(double* c, Vector256<double> sum0, Vector256<double> sum1, Into into)
    {
        if (into == Into.Subtract)
        {
            sum0 = Vector256.Load(c) - sum0;
            sum1 = Vector256.Load(c + 4) - sum1;
        }
        else if (into == Into.Add)
        {
            sum0 = Vector256.Load(c) + sum0;
            sum1 = Vector256.Load(c + 4) + sum1;
        }

        sum0.Store(c);
        sum1.Store(c + 4);
    }
}
