using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HyperGen.Sampling.GaussianProcess;

/// <summary>Dense kernels on row-major lower triangles whose rows are padded with zeros to groups of four.</summary>
internal static class DenseKernels
{
    public static int Padded(int count) => (count + 3) & ~3;

    public static double Sum(Vector256<double> v) => (v.GetElement(0) + v.GetElement(1)) + (v.GetElement(2) + v.GetElement(3));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dot(ref double a, ref double b, int count)
    {
        Vector256<double> s0 = Vector256<double>.Zero, s1 = s0, s2 = s0, s3 = s0;
        int i = 0;
        for (; i <= count - 16; i += 16)
        {
            s0 += Vector256.LoadUnsafe(ref a, (nuint)i) * Vector256.LoadUnsafe(ref b, (nuint)i);
            s1 += Vector256.LoadUnsafe(ref a, (nuint)i + 4) * Vector256.LoadUnsafe(ref b, (nuint)i + 4);
            s2 += Vector256.LoadUnsafe(ref a, (nuint)i + 8) * Vector256.LoadUnsafe(ref b, (nuint)i + 8);
            s3 += Vector256.LoadUnsafe(ref a, (nuint)i + 12) * Vector256.LoadUnsafe(ref b, (nuint)i + 12);
        }

        for (; i <= count - 4; i += 4) s0 += Vector256.LoadUnsafe(ref a, (nuint)i) * Vector256.LoadUnsafe(ref b, (nuint)i);
        double sum = Sum((s0 + s1) + (s2 + s3));
        for (; i < count; i++) sum += Unsafe.Add(ref a, i) * Unsafe.Add(ref b, i);
        return sum;
    }

    /// <summary>y += w x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(double w, ref double x, ref double y, int count)
    {
        Vector256<double> weight = Vector256.Create(w);
        int end = Padded(count);
        for (int i = 0; i < end; i += 4)
            (Vector256.LoadUnsafe(ref y, (nuint)i) + (weight * Vector256.LoadUnsafe(ref x, (nuint)i))).StoreUnsafe(ref y, (nuint)i);
    }

    /// <summary>Factors in place, reading the lower triangle; false at a pivot that is not above <paramref name="leastPivot"/>.</summary>
    public static bool Cholesky(Span<double> a, int n, int stride, double leastPivot)
    {
        ref double data = ref MemoryMarshal.GetReference(a);
        for (int i = 0; i < n; i++)
        {
            ref double row = ref Unsafe.Add(ref data, i * stride);
            for (int j = 0; j < i; j++)
            {
                ref double other = ref Unsafe.Add(ref data, j * stride);
                Unsafe.Add(ref row, j) = (Unsafe.Add(ref row, j) - Dot(ref row, ref other, j)) / Unsafe.Add(ref other, j);
            }

            double pivot = Unsafe.Add(ref row, i) - Dot(ref row, ref row, i);
            if (!(pivot > leastPivot)) return false;
            Unsafe.Add(ref row, i) = Math.Sqrt(pivot);
        }

        return true;
    }

    /// <summary>The inverse of a lower triangle; the rows of the result are cleared up to the next group of four.</summary>
    public static void InvertLower(ReadOnlySpan<double> l, Span<double> inverse, int n, int stride)
    {
        ref double to = ref MemoryMarshal.GetReference(inverse);
        for (int i = 0; i < n; i++)
        {
            Span<double> row = inverse.Slice(i * stride, Padded(i + 1));
            row.Clear();
            for (int j = 0; j < i; j++)
                AddScaled(-l[(i * stride) + j], ref Unsafe.Add(ref to, j * stride), ref MemoryMarshal.GetReference(row), j + 1);
            double scale = 1 / l[(i * stride) + i];
            for (int j = 0; j < i; j++) row[j] *= scale;
            row[i] = scale;
        }
    }

    /// <summary>The lower triangle of LᵀL.</summary>
    public static void TransposedSquare(ReadOnlySpan<double> l, Span<double> result, int n, int stride)
    {
        ref double to = ref MemoryMarshal.GetReference(result);
        for (int i = 0; i < n; i++) result.Slice(i * stride, Padded(i + 1)).Clear();
        for (int k = 0; k < n; k++)
        {
            ref double row = ref Unsafe.AsRef(in l[k * stride]);
            for (int i = 0; i <= k; i++) AddScaled(Unsafe.Add(ref row, i), ref row, ref Unsafe.Add(ref to, i * stride), i + 1);
        }
    }

    /// <summary>y = L x.</summary>
    public static void Multiply(ReadOnlySpan<double> l, ReadOnlySpan<double> x, Span<double> y, int n, int stride)
    {
        for (int i = 0; i < n; i++)
            y[i] = Dot(ref Unsafe.AsRef(in l[i * stride]), ref MemoryMarshal.GetReference(x), i + 1);
    }

    /// <summary>y = Lᵀ x.</summary>
    public static void MultiplyTransposed(ReadOnlySpan<double> l, ReadOnlySpan<double> x, Span<double> y, int n, int stride)
    {
        y[..Padded(n)].Clear();
        for (int i = 0; i < n; i++) AddScaled(x[i], ref Unsafe.AsRef(in l[i * stride]), ref MemoryMarshal.GetReference(y), i + 1);
    }
}
