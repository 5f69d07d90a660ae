using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using HyperGen.Numerics;

namespace HyperGen.Sampling.GaussianProcess;

/// <summary>The encoded trials of a model, one padded column per axis, and the kernel between them and any point.</summary>
/// <remarks>
/// Notation: d axes, n rows, ℓ_k length scale, c categorical code.
/// r² = Σ_numeric (u_k − u'_k)²/ℓ_k² + Σ_categorical [c_k ≠ c'_k]/ℓ_k²
/// M52(r) = (1 + √5 r + 5r²/3) e^(−√5 r),  e(r) = (5/3)(1 + √5 r) e^(−√5 r) = −2 ∂M52/∂(r²).
/// Numeric axes come first in the columns, divided by ℓ, so that the inner loops know no conditions.
/// </remarks>
internal sealed class Columns
{
    private const int Lanes = 4;

    private readonly int _numbers;
    private readonly double[] _inverse; // 1/ℓ_k by column
    private readonly double[] _weight; // 1/ℓ_k² by column
    private double[] _codes = []; // column-major, as encoded
    private double[] _scaled = []; // numeric columns divided by ℓ, categorical ones as encoded

    public Columns(EncodedSpace space)
    {
        Order = [.. space.Axes.Where(axis => !axis.IsChoice), .. space.Axes.Where(axis => axis.IsChoice)];
        _numbers = Order.Count(axis => !axis.IsChoice);
        _inverse = new double[Order.Length];
        _weight = new double[Order.Length];
    }

    /// <summary>The axes in the order of the columns: numeric, then categorical.</summary>
    public Axis[] Order { get; }

    public int Dimensions => Order.Length;

    /// <summary>Number of leading columns that are numeric.</summary>
    public int Numbers => _numbers;

    public int Count { get; private set; }

    /// <summary>Distance between columns, a multiple of four above <see cref="Count"/>.</summary>
    public int Stride { get; private set; }

    /// <summary>A count rounded up to whole groups of four.</summary>
    public static int Padded(int count) => (count + Lanes - 1) & -Lanes;

    public void Clear() => Count = 0;

    /// <summary>Forgets the rows from <paramref name="count"/> on.</summary>
    public void Truncate(int count) => Count = count;

    /// <summary>Appends a row of codes, in axis order.</summary>
    public void Add(ReadOnlySpan<double> codes)
    {
        if (Count + Lanes >= Stride) Grow();
        for (int column = 0; column < Order.Length; column++)
        {
            double code = codes[Order[column].Position];
            int at = (column * Stride) + Count;
            _codes[at] = code;
            _scaled[at] = column < _numbers ? code * _inverse[column] : code;
        }

        Count++;
    }

    /// <summary>One column as encoded.</summary>
    public ReadOnlySpan<double> Column(int column) => _codes.AsSpan(column * Stride, Count);

    /// <summary>Sets the length scales, given by their logarithms in axis order.</summary>
    public void Scale(ReadOnlySpan<double> logScales)
    {
        for (int column = 0; column < Order.Length; column++) Scale(column, Elementary.Exp(-logScales[Order[column].Position]));
    }

    /// <summary>Sets the length scales of other columns of the same space.</summary>
    public void Scale(Columns other)
    {
        for (int column = 0; column < Order.Length; column++) Scale(column, other._inverse[column]);
    }

    /// <summary>1/ℓ of a column.</summary>
    public double Inverse(int column) => _inverse[column];

    /// <summary>Brings codes in axis order into the form in which <see cref="Kernel"/> compares them.</summary>
    public void Prepare(ReadOnlySpan<double> codes, Span<double> row)
    {
        for (int column = 0; column < Order.Length; column++)
        {
            double code = codes[Order[column].Position];
            row[column] = column < _numbers ? code * _inverse[column] : code;
        }
    }

    /// <summary>The codes of an own row, in axis order.</summary>
    public void Codes(int index, Span<double> codes)
    {
        for (int column = 0; column < Order.Length; column++) codes[Order[column].Position] = _codes[(column * Stride) + index];
    }

    /// <summary>The prepared form of an own row.</summary>
    public void Row(int index, Span<double> row)
    {
        for (int column = 0; column < Order.Length; column++) row[column] = _scaled[(column * Stride) + index];
    }

    /// <summary>
    /// s·M52 and s·e between a prepared row and the rows from <paramref name="from"/> to <paramref name="count"/>. Writes whole groups of
    /// four; what lies beyond the count is zero.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Kernel(ReadOnlySpan<double> row, int from, int count, double amplitude, Span<double> k, Span<double> e)
    {
        int end = Padded(count);
        ref double scaled = ref MemoryMarshal.GetArrayDataReference(_scaled);
        ref double kOut = ref MemoryMarshal.GetReference(k[..end]);
        ref double eOut = ref MemoryMarshal.GetReference(e[..end]);
        Vector256<double> s = Vector256.Create(amplitude);
        for (int i = from & -Lanes; i < end; i += Lanes)
        {
            Vector256<double> square = Vector256<double>.Zero;
            int at = i;
            int column = 0;
            for (; column < _numbers; column++, at += Stride)
            {
                Vector256<double> difference = Vector256.LoadUnsafe(ref scaled, (nuint)at) - Vector256.Create(row[column]);
                square += difference * difference;
            }

            for (; column < row.Length; column++, at += Stride)
            {
                Vector256<double> same = Vector256.Equals(Vector256.LoadUnsafe(ref scaled, (nuint)at), Vector256.Create(row[column]));
                square += Vector256.AndNot(Vector256.Create(_weight[column]), same);
            }

            Matern52.Evaluate(square, s, out Vector256<double> value, out Vector256<double> slope);
            value.StoreUnsafe(ref kOut, (nuint)i);
            slope.StoreUnsafe(ref eOut, (nuint)i);
        }

        k[count..end].Clear();
        e[count..end].Clear();
    }

    /// <summary>Fills the upper triangles of K and of the slopes s·e of the first <paramref name="count"/> rows.</summary>
    /// <param name="amplitude">s.</param>
    /// <param name="count">n.</param>
    /// <param name="kernel">Receives K, n × n.</param>
    /// <param name="slope">Receives s·e, n × n.</param>
    /// <param name="row">Room for a row.</param>
    public void Covariance(double amplitude, int count, DenseMatrix kernel, DenseMatrix slope, Span<double> row)
    {
        kernel.Reshape(count, count);
        slope.Reshape(count, count);
        for (int i = 0; i < count; i++)
        {
            Row(i, row);
            Kernel(row, i, count, amplitude, kernel.Values.AsSpan(i * kernel.Stride), slope.Values.AsSpan(i * slope.Stride));
        }
    }

    /// <summary>Σ_j w_j D_j over whole groups of four from <paramref name="from"/> to <paramref name="count"/>, with D_j the unscaled
    /// squared
    /// distance of row j to a row along one column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double WeightedSquares(int column, int index, ReadOnlySpan<double> weights, int from, int count)
    {
        int end = Padded(count);
        ref double codes = ref _codes[column * Stride];
        ref double w = ref MemoryMarshal.GetReference(weights[..end]);
        Vector256<double> own = Vector256.Create(Unsafe.Add(ref codes, index));
        Vector256<double> sum = Vector256<double>.Zero;
        int j = from & -Lanes;
        if (column < _numbers)
        {
            for (; j < end; j += Lanes)
            {
                Vector256<double> difference = Vector256.LoadUnsafe(ref codes, (nuint)j) - own;
                sum += difference * difference * Vector256.LoadUnsafe(ref w, (nuint)j);
            }
        }
        else
        {
            for (; j < end; j += Lanes)
            {
                Vector256<double> same = Vector256.Equals(Vector256.LoadUnsafe(ref codes, (nuint)j), own);
                sum += Vector256.AndNot(Vector256.LoadUnsafe(ref w, (nuint)j), same);
            }
        }

        return VectorKernels.Sum(sum);
    }

    /// <summary>Σ_i w_i (z_i − x) along a numeric column, in scaled units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double WeightedDifferences(int column, double x, ReadOnlySpan<double> weights, int count)
    {
        int end = Padded(count);
        ref double z = ref _scaled[column * Stride];
        ref double w = ref MemoryMarshal.GetReference(weights[..end]);
        Vector256<double> own = Vector256.Create(x);
        Vector256<double> sum = Vector256<double>.Zero;
        for (int i = 0; i < end; i += Lanes)
            sum += Vector256.LoadUnsafe(ref w, (nuint)i) * (Vector256.LoadUnsafe(ref z, (nuint)i) - own);
        return VectorKernels.Sum(sum);
    }

    private void Scale(int column, double inverse)
    {
        if (inverse == _inverse[column]) return;
        (_inverse[column], _weight[column]) = (inverse, inverse * inverse);
        if (column >= _numbers) return;
        for (int i = column * Stride; i < (column * Stride) + Count; i++) _scaled[i] = _codes[i] * inverse;
    }

    private void Grow()
    {
        int stride = Math.Max(32, Stride * 2);
        Spread(ref _codes, stride);
        Spread(ref _scaled, stride);
        Stride = stride;
    }

    private void Spread(ref double[] columns, int stride)
    {
        double[] spread = new double[stride * Math.Max(1, Order.Length)];
        for (int column = 0; column < Order.Length; column++)
            columns.AsSpan(column * Stride, Count).CopyTo(spread.AsSpan(column * stride));
        columns = spread;
    }
}
