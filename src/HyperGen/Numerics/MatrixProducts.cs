using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HyperGen.Numerics;

/// <summary>
/// Products with dense and lower triangular matrices, one right-hand side or many. M is lower triangular with zeros above its diagonal
/// (<see cref="TriangularInverse.Invert"/> makes it so); right-hand sides of a batch are the columns of a matrix.
/// </summary>
internal static unsafe class MatrixProducts
{
    private const int Tile = DenseMatrix.TileRows;
    private const int Width = DenseMatrix.TileColumns;

    /// <summary><paramref name="result"/> = M x, n elements each; result is not x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LowerTimes(DenseMatrix lower, ReadOnlySpan<double> x, Span<double> result)
    {
        int n = lower.Rows;
        int stride = lower.Stride;
        CheckLength(x.Length, n);
        CheckLength(result.Length, n);
        fixed (double* m = lower.Values, xs = x)
        {
            int i = 0;
            for (; i + Tile <= n; i += Tile)
            {
                double* row0 = m + (i * stride);
                double* row1 = row0 + stride;
                double* row2 = row1 + stride;
                double* row3 = row2 + stride;
                Vector256<double> s0 = default, s1 = default, s2 = default, s3 = default;
                for (int j = 0; j <= i; j += Vector256<double>.Count)
                {
                    Vector256<double> v = Vector256.Load(xs + j);
                    s0 += Vector256.Load(row0 + j) * v;
                    s1 += Vector256.Load(row1 + j) * v;
                    s2 += Vector256.Load(row2 + j) * v;
                    s3 += Vector256.Load(row3 + j) * v;
                }

                result[i] = VectorKernels.Sum(s0);
                result[i + 1] = VectorKernels.Sum(s1);
                result[i + 2] = VectorKernels.Sum(s2);
                result[i + 3] = VectorKernels.Sum(s3);
            }

            for (; i < n; i++)
                result[i] = VectorKernels.Dot(lower.Row(i)[..(i + 1)], x[..(i + 1)]);
        }
    }

    /// <summary><paramref name="result"/> = Mᵀ x, n elements each; result is not x.</summary>
    public static void LowerTransposeTimes(DenseMatrix lower, ReadOnlySpan<double> x, Span<double> result)
    {
        CheckLength(x.Length, lower.Rows);
        CheckLength(result.Length, lower.Rows);
        result.Clear();
        int i = 0;
        for (; i + Tile <= x.Length; i += Tile)
            AddFourRows(lower, i, x, result[..(i + Tile)]);
        for (; i < x.Length; i++)
            VectorKernels.AddScaled(x[i], lower.Row(i)[..(i + 1)], result);
    }

    /// <summary><paramref name="result"/> = Aᵀ x for any n × m matrix A.</summary>
    public static void TransposeTimes(DenseMatrix matrix, ReadOnlySpan<double> x, Span<double> result)
    {
        CheckLength(x.Length, matrix.Rows);
        CheckLength(result.Length, matrix.Columns);
        result.Clear();
        int i = 0;
        for (; i + Tile <= x.Length; i += Tile)
            AddFourRows(matrix, i, x, result);
        for (; i < x.Length; i++)
            VectorKernels.AddScaled(x[i], matrix.Row(i), result);
    }

    /// <summary><paramref name="result"/> = M B, n × m.</summary>
    public static void LowerTimes(DenseMatrix lower, DenseMatrix right, DenseMatrix result)
    {
        CheckLength(right.Rows, lower.Rows);
        result.Reshape(lower.Rows, right.Columns);
        right.ClearPaddingRows();
        fixed (double* m = lower.Values, b = right.Values, c = result.Values)
        {
            for (int column = 0; column < right.Columns; column += Width)
            {
                for (int row = 0; row < lower.Rows; row += Tile)
                {
                    RegisterTile.Times(
                        m + (row * lower.Stride),
                        lower.Stride,
                        b + column,
                        right.Stride,
                        row + Tile,
                        c + (row * result.Stride) + column,
                        result.Stride);
                }
            }
        }
    }

    /// <summary>The squared Euclidean norms of the columns of M B, without keeping the product.</summary>
    /// <param name="lower">M, n × n.</param>
    /// <param name="right">B, n × m.</param>
    /// <param name="norms">Receives m squared norms.</param>
    public static void LowerTimesColumnNorms(DenseMatrix lower, DenseMatrix right, Span<double> norms)
    {
        CheckLength(right.Rows, lower.Rows);
        CheckLength(norms.Length, right.Columns);
        right.ClearPaddingRows();
        double* tile = stackalloc double[Tile * Width];
        double* sums = stackalloc double[Width];
        fixed (double* m = lower.Values, b = right.Values)
        {
            for (int column = 0; column < right.Columns; column += Width)
            {
                Vector256<double> left = default;
                Vector256<double> second = default;
                for (int row = 0; row < lower.Rows; row += Tile)
                {
                    RegisterTile.Times(m + (row * lower.Stride), lower.Stride, b + column, right.Stride, row + Tile, tile, Width);
                    int height = Math.Min(Tile, lower.Rows - row);
                    for (int i = 0; i < height; i++)
                    {
                        Vector256<double> v0 = Vector256.Load(tile + (i * Width));
                        Vector256<double> v1 = Vector256.Load(tile + (i * Width) + 4);
                        left += v0 * v0;
                        second += v1 * v1;
                    }
                }

                left.Store(sums);
                second.Store(sums + 4);
                new ReadOnlySpan<double>(sums, Math.Min(Width, norms.Length - column)).CopyTo(norms[column..]);
            }
        }
    }

    /// <summary><paramref name="result"/> = Mᵀ B, n × m.</summary>
    public static void LowerTransposeTimes(DenseMatrix lower, DenseMatrix right, DenseMatrix result)
    {
        CheckLength(right.Rows, lower.Rows);
        result.Reshape(lower.Rows, right.Columns);
        lower.ClearPaddingRows();
        right.ClearPaddingRows();
        int padded = lower.PaddedRows;
        fixed (double* m = lower.Values, b = right.Values, c = result.Values)
        {
            for (int column = 0; column < right.Columns; column += Width)
            {
                for (int row = 0; row < lower.Rows; row += Tile)
                {
                    RegisterTile.TransposeTimes(
                        m + (row * lower.Stride) + row, lower.Stride, b + (row * right.Stride) + column, right.Stride, padded - row,
                        c + (row * result.Stride) + column, result.Stride, RegisterTile.Into.Assign);
                }
            }
        }
    }

    /// <summary><paramref name="result"/> = Aᵀ B for A k × n and B k × m; with a symmetric A, the product A B.</summary>
    public static void TransposeTimes(DenseMatrix left, DenseMatrix right, DenseMatrix result)
    {
        CheckLength(right.Rows, left.Rows);
        result.Reshape(left.Columns, right.Columns);
        fixed (double* a = left.Values, b = right.Values, c = result.Values)
        {
            for (int column = 0; column < right.Columns; column += Width)
            {
                for (int row = 0; row < left.Columns; row += Tile)
                {
                    RegisterTile.TransposeTimes(
                        a + row, left.Stride, b + column, right.Stride, left.Rows,
                        c + (row * result.Stride) + column, result.Stride, RegisterTile.Into.Assign);
                }
            }
        }
    }

    // result += x_i row_i + … + x_{i+3} row_{i+3}, in that order
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddFourRows(DenseMatrix matrix, int i, ReadOnlySpan<double> x, Span<double> result)
    {
        int stride = matrix.Stride;
        fixed (double* values = matrix.Values, sum = result)
        {
            double* row0 = values + (i * stride);
            double* row1 = row0 + stride;
            double* row2 = row1 + stride;
            double* row3 = row2 + stride;
            Vector256<double> x0 = Vector256.Create(x[i]), x1 = Vector256.Create(x[i + 1]);
            Vector256<double> x2 = Vector256.Create(x[i + 2]), x3 = Vector256.Create(x[i + 3]);
            int j = 0;
            for (; j <= result.Length - Vector256<double>.Count; j += Vector256<double>.Count)
            {
                Vector256<double> s = Vector256.Load(sum + j);
                s += Vector256.Load(row0 + j) * x0;
                s += Vector256.Load(row1 + j) * x1;
                s += Vector256.Load(row2 + j) * x2;
                s += Vector256.Load(row3 + j) * x3;
                s.Store(sum + j);
            }

            for (; j < result.Length; j++)
                sum[j] = (((sum[j] + (row0[j] * x[i])) + (row1[j] * x[i + 1])) + (row2[j] * x[i + 2])) + (row3[j] * x[i + 3]);
        }
    }

    private static void CheckLength(int actual, int expected)
    {
        if (actual != expected)
            throw new ArgumentException($"The operands do not conform: {actual} elements or rows where {expected} are needed.");
    }
}
