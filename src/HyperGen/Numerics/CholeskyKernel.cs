using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HyperGen.Numerics;

/// <summary>
/// Blocked right-looking Cholesky factorisation. The factor is kept transposed, R = Lᵀ, because then both operands of every inner product
/// are read along rows and no panel has to be packed. Notation: A = Rᵀ R = L Lᵀ, n the order.
/// </summary>
internal static unsafe class CholeskyKernel
{
    // Rows of R that are applied to the rest at once: 64 × 8 doubles of them stay in the first-level cache.
    private const int BlockRows = 64;
    private const int Tile = DenseMatrix.TileRows;

    /// <summary>Replaces the upper triangle of the symmetric <paramref name="matrix"/> by R; the strict lower triangle is ignored and
    /// unspecified afterwards.</summary>
    /// <param name="matrix">n × n.</param>
    /// <param name="minimumPivot">The smallest square of a diagonal element of R that is accepted, 0 or above.</param>
    /// <returns>false when a pivot is not above <paramref name="minimumPivot"/> or not finite: the matrix is then not (numerically)
    /// positive definite and its contents are of no use.</returns>
    public static bool TryFactor(DenseMatrix matrix, double minimumPivot)
    {
        int n = matrix.Rows;
        int padded = matrix.PaddedRows;
        int stride = matrix.Stride;
        PadWithIdentity(matrix);
        fixed (double* r = matrix.Values)
        {
            for (int block = 0; block < padded; block += BlockRows)
            {
                int end = Math.Min(block + BlockRows, padded);
                for (int row = block; row < end; row += Tile)
                {
                    Apply(r, stride, block, row, row, padded);
                    if (!FactorTile(r + (row * stride) + row, stride, minimumPivot))
                        return false;
                    SolveRows(r + (row * stride) + row, stride, padded - row);
                }

                for (int row = end; row < padded; row += Tile)
                    Apply(r, stride, block, end, row, padded);
            }
        }

        return true;
    }

    /// <summary>Extends an n × n matrix to whole tiles by ones on the diagonal, which a factorisation leaves alone.</summary>
    private static void PadWithIdentity(DenseMatrix matrix)
    {
        int n = matrix.Rows;
        for (int i = 0; i < n; i++)
            matrix.Values.AsSpan((i * matrix.Stride) + n, matrix.Stride - n).Clear();
        matrix.ClearPaddingRows();
        for (int i = n; i < matrix.PaddedRows; i++)
            matrix[i, i] = 1;
    }

    // Rows row … row + 3 from the diagonal on, less what rows first … last − 1 of R contribute.
    private static void Apply(double* r, int stride, int first, int last, int row, int padded)
    {
        double* top = r + (first * stride);
        for (int column = row; column < padded && last > first; column += DenseMatrix.TileColumns)
            RegisterTile.TransposeTimes(
                top + row, stride, top + column, stride, last - first, r + (row * stride) + column, stride, RegisterTile.Into.Subtract);
    }

    // The 4 × 4 tile on the diagonal.
    private static bool FactorTile(double* r, int stride, double minimumPivot)
    {
        for (int i = 0; i < Tile; i++)
        {
            double* row = r + (i * stride);
            double pivot = row[i];
            if (!(pivot > minimumPivot) || !double.IsFinite(pivot))
                return false;

            row[i] = Math.Sqrt(pivot);
            double inverse = 1 / row[i];
            for (int j = i + 1; j < Tile; j++)
                row[j] *= inverse;
            for (int k = i + 1; k < Tile; k++)
            {
                double* below = r + (k * stride);
                for (int j = k; j < Tile; j++)
                    below[j] -= row[k] * row[j];
            }
        }

        return true;
    }

    // The four rows to the right of that tile: forward substitution, four columns at a time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SolveRows(double* r0, int stride, int columns)
    {
        double* r1 = r0 + stride;
        double* r2 = r1 + stride;
        double* r3 = r2 + stride;
        Vector256<double> d0 = Vector256.Create(1 / r0[0]), d1 = Vector256.Create(1 / r1[1]);
        Vector256<double> d2 = Vector256.Create(1 / r2[2]), d3 = Vector256.Create(1 / r3[3]);
        Vector256<double> r01 = Vector256.Create(r0[1]), r02 = Vector256.Create(r0[2]), r03 = Vector256.Create(r0[3]);
        Vector256<double> r12 = Vector256.Create(r1[2]), r13 = Vector256.Create(r1[3]), r23 = Vector256.Create(r2[3]);
        for (int j = Tile; j < columns; j += Vector256<double>.Count)
        {
            Vector256<double> x0 = Vector256.Load(r0 + j) * d0;
            Vector256<double> x1 = (Vector256.Load(r1 + j) - (r01 * x0)) * d1;
            Vector256<double> x2 = ((Vector256.Load(r2 + j) - (r02 * x0)) - (r12 * x1)) * d2;
            Vector256<double> x3 = (((Vector256.Load(r3 + j) - (r03 * x0)) - (r13 * x1)) - (r23 * x2)) * d3;
            x0.Store(r0 + j);
            x1.Store(r1 + j);
            x2.Store(r2 + j);
            x3.Store(r3 + j);
        }
    }
}
