using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HyperGen.Numerics;

/// <summary>The inverse of a Cholesky factor and what is made of it. Notation: A = L Lᵀ, R = Lᵀ (upper), M = L⁻¹ (lower), n the
/// order.</summary>
internal static unsafe class TriangularInverse
{
    private const int BlockRows = 32;
    private const int Tile = DenseMatrix.TileRows;
    private const int Width = DenseMatrix.TileColumns;

    /// <summary>M = R⁻ᵀ = L⁻¹, lower triangular with zeros above the diagonal. n³/3 floating-point operations.</summary>
    /// <param name="factor">R as <see cref="CholeskyKernel.TryFactor"/> leaves it, padding included.</param>
    /// <param name="inverse">Receives M; another matrix than <paramref name="factor"/>.</param>
    public static void Invert(DenseMatrix factor, DenseMatrix inverse)
    {
        int n = factor.Rows;
        inverse.Reshape(n, n);
        inverse.ClearUpperTriangle();
        int padded = factor.PaddedRows;
        int rStride = factor.Stride;
        int stride = inverse.Stride;
        fixed (double* r = factor.Values, m = inverse.Values)
        {
            for (int block = 0; block < padded; block += BlockRows)
            {
                int end = Math.Min(block + BlockRows, padded);

                // What the finished rows above the block contribute, strip by strip so that a strip stays in cache for all rows of the
                // block.
                for (int column = 0; column < block; column += Width)
                {
                    for (int row = block; row < end; row += Tile)
                    {
                        RegisterTile.TransposeTimes(
                            r + (column * rStride) + row, rStride, m + (column * stride) + column, stride, block - column,
                            m + (row * stride) + column, stride, RegisterTile.Into.Assign);
                    }
                }

                for (int row = block; row < end; row += Tile)
                {
                    for (int column = 0; column < row; column += Width)
                    {
                        int from = Math.Max(column, block);
                        RegisterTile.TransposeTimes(
                            r + (from * rStride) + row, rStride, m + (from * stride) + column, stride, row - from,
                            m + (row * stride) + column, stride, column < block ? RegisterTile.Into.Add : RegisterTile.Into.Assign);
                    }

                    for (int i = 0; i < Tile; i++)
                    {
                        for (int j = 0; j < Tile; j++)
                            m[((row + i) * stride) + row + j] = i == j ? -1 : 0;
                    }

                    SolveRows(r + (row * rStride) + row, rStride, m + (row * stride), stride, row + Tile);
                }
            }
        }
    }

    /// <summary>The upper triangle of Mᵀ M = A⁻¹. n³/3 floating-point operations.</summary>
    /// <param name="inverse">M: zeros above the diagonal.</param>
    /// <param name="product">Receives the upper triangle; <see cref="MirrorUpper"/> completes it.</param>
    public static void TransposeTimesSelf(DenseMatrix inverse, DenseMatrix product)
    {
        int n = inverse.Rows;
        product.Reshape(n, n);
        inverse.ClearPaddingRows();
        int padded = inverse.PaddedRows;
        int stride = inverse.Stride;
        int pStride = product.Stride;
        fixed (double* m = inverse.Values, p = product.Values)
        {
            for (int column = 0; column < padded; column += Width)
            {
                for (int row = 0; row < Math.Min(column + Width, padded); row += Tile)
                {
                    double* top = m + (column * stride);
                    RegisterTile.TransposeTimes(
                        top + row,
                        stride,
                        top + column,
                        stride,
                        padded - column,
                        p + (row * pStride) + column,
                        pStride,
                        RegisterTile.Into.Assign);
                }
            }
        }
    }

    /// <summary>Copies the upper triangle of a square matrix to the lower one.</summary>
    public static void MirrorUpper(DenseMatrix matrix)
    {
        // By tiles of 8 × 8, as one of the two sides is read across rows.
        int n = matrix.Rows;
        int stride = matrix.Stride;
        double[] values = matrix.Values;
        for (int block = 0; block < n; block += Width)
        {
            for (int column = block; column < n; column += Width)
            {
                for (int i = block; i < Math.Min(block + Width, n); i++)
                {
                    for (int j = Math.Max(column, i + 1); j < Math.Min(column + Width, n); j++)
                        values[(j * stride) + i] = values[(i * stride) + j];
                }
            }
        }
    }

    // Four rows of M from their sums S: X_i = −(S_i + Σ_{q<i} R_qi X_q)/R_ii; the caller put −1 on the diagonal of S.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SolveRows(double* r0, int rStride, double* s0, int stride, int columns)
    {
        double* r1 = r0 + rStride;
        double* r2 = r1 + rStride;
        double* r3 = r2 + rStride;
        double* s1 = s0 + stride;
        double* s2 = s1 + stride;
        double* s3 = s2 + stride;
        Vector256<double> d0 = Vector256.Create(-1 / r0[0]), d1 = Vector256.Create(-1 / r1[1]);
        Vector256<double> d2 = Vector256.Create(-1 / r2[2]), d3 = Vector256.Create(-1 / r3[3]);
        Vector256<double> r01 = Vector256.Create(r0[1]), r02 = Vector256.Create(r0[2]), r03 = Vector256.Create(r0[3]);
        Vector256<double> r12 = Vector256.Create(r1[2]), r13 = Vector256.Create(r1[3]), r23 = Vector256.Create(r2[3]);
        for (int j = 0; j < columns; j += Vector256<double>.Count)
        {
            Vector256<double> x0 = Vector256.Load(s0 + j) * d0;
            Vector256<double> x1 = (Vector256.Load(s1 + j) + (r01 * x0)) * d1;
            Vector256<double> x2 = ((Vector256.Load(s2 + j) + (r02 * x0)) + (r12 * x1)) * d2;
            Vector256<double> x3 = (((Vector256.Load(s3 + j) + (r03 * x0)) + (r13 * x1)) + (r23 * x2)) * d3;
            x0.Store(s0 + j);
            x1.Store(s1 + j);
            x2.Store(s2 + j);
            x3.Store(s3 + j);
        }
    }
}
