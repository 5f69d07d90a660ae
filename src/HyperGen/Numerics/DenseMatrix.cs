using System.Runtime.CompilerServices;

namespace HyperGen.Numerics;

/// <summary>
/// A row-major matrix in a padded buffer: rows are <see cref="Stride"/> doubles apart, and the buffer reaches past the last row and column
/// to the next multiple of four rows and by at least eight columns, so that kernels work on whole register tiles. What lies in the padding
/// is the kernels' affair.
/// </summary>
internal sealed class DenseMatrix
{
    /// <summary>Height of a register tile.</summary>
    public const int TileRows = 4;

    /// <summary>Width of a register tile: two <see cref="System.Runtime.Intrinsics.Vector256{T}"/> of doubles.</summary>
    public const int TileColumns = 8;

    public DenseMatrix(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        Rows = rows;
        Columns = columns;
        Stride = StrideFor(columns);
        Values = new double[PaddedRows * Stride];
    }

    public int Rows { get; private set; }

    public int Columns { get; private set; }

    /// <summary>Doubles from one row to the next.</summary>
    public int Stride { get; private set; }

    /// <summary>Columns rounded up to whole tile heights.</summary>
    public int PaddedColumns => (Columns + TileRows - 1) & -TileRows;

    /// <summary>Rows rounded up to whole tiles.</summary>
    public int PaddedRows => (Rows + TileRows - 1) & -TileRows;

    /// <summary>The buffer: element (i, j) is at i · Stride + j.</summary>
    public double[] Values { get; private set; }

    public ref double this[int row, int column]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Values[(row * Stride) + column];
    }

    /// <summary>The elements of a row, without padding.</summary>
    public Span<double> Row(int row) => Values.AsSpan(row * Stride, Columns);

    /// <summary>Changes the shape; the elements are unspecified afterwards. Allocates only when the buffer is too small, and then with
    /// room to spare.</summary>
    public void Reshape(int rows, int columns)
    {
        (Rows, Columns, Stride) = (rows, columns, StrideFor(columns));
        int needed = PaddedRows * Stride;
        if (needed > Values.Length)
            Values = new double[needed + (needed / 2)];
    }

    /// <summary>
    /// Changes the shape and keeps the common elements; new ones are unspecified. Allocates only where the buffer is too small, and then
    /// with a quarter to spare: of the rows, and of the columns where they are more than before.
    /// </summary>
    public void Resize(int rows, int columns)
    {
        int keptRows = Math.Min(Rows, rows);
        int keptColumns = Math.Min(Columns, columns);
        int paddedRows = (rows + TileRows - 1) & -TileRows;
        if (StrideFor(columns) > Stride || paddedRows * Stride > Values.Length)
        {
            int stride = columns > Columns ? Math.Max(Stride, StrideFor(columns + (columns / 4))) : Stride;
            bool fits = paddedRows * stride <= Values.Length;
            double[] grown = fits ? Values : new double[(((rows + (rows / 4)) + TileRows - 1) & -TileRows) * stride];
            Spread(grown, stride, keptRows, keptColumns);
        }

        (Rows, Columns) = (rows, columns);
    }

    // From the last row to the first, so that a row lands where none is that has yet to move; all else becomes zero.
    private void Spread(double[] values, int stride, int rows, int columns)
    {
        values.AsSpan(rows * stride).Clear();
        for (int i = rows - 1; i >= 0; i--)
        {
            Values.AsSpan(i * Stride, columns).CopyTo(values.AsSpan(i * stride));
            values.AsSpan((i * stride) + columns, stride - columns).Clear();
        }

        (Values, Stride) = (values, stride);
    }

    /// <summary>Writes zeros to the rows between <see cref="Rows"/> and <see cref="PaddedRows"/>.</summary>
    public void ClearPaddingRows() => Values.AsSpan(Rows * Stride, (PaddedRows - Rows) * Stride).Clear();

    /// <summary>Writes zeros above the diagonal and to the padding.</summary>
    public void ClearUpperTriangle()
    {
        for (int i = 0; i < Rows; i++)
            Values.AsSpan((i * Stride) + i + 1, Stride - i - 1).Clear();
        ClearPaddingRows();
    }

    // An odd number of cache lines: walking down a column visits every cache set instead of a few.
    private static int StrideFor(int columns) => ((columns + (2 * TileColumns) - 1) & -TileColumns) | TileColumns;
}
