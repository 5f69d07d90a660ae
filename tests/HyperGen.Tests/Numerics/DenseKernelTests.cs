using HyperGen.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace HyperGen.Tests.Numerics;

public class DenseKernelTests
{
    /// <summary>Orders around the tile height, the tile width and the block sizes.</summary>
    public static readonly TheoryData<int> Orders = [1, 2, 3, 4, 5, 7, 8, 9, 12, 31, 32, 33, 63, 64, 65, 66, 100, 131, 200];

    [Theory]
    [MemberData(nameof(Orders))]
    public void Factor_inverse_and_products_agree_with_a_reference(int n)
    {
        Matrix<double> a = PositiveDefinite(n, 1);
        CholeskyFactor factor = new();
        Assert.True(factor.TryFactor(ToDense(a), 0, 0));
        Matrix<double> l = a.Cholesky().Factor;
        Matrix<double> m = l.Inverse();
        AssertClose(l.Transpose(), Upper(factor.Upper));
        AssertClose(m, ToMatrix(factor.Inverse));
        Assert.Equal(0.5 * a.Cholesky().DeterminantLn, factor.HalfLogDeterminant, 1e-10 * n);

        DenseMatrix product = new(0, 0);
        TriangularInverse.TransposeTimesSelf(factor.Inverse, product);
        TriangularInverse.MirrorUpper(product);
        AssertClose(a.Inverse(), ToMatrix(product));

        Vector<double> x = Vector<double>.Build.Dense(n, i => Math.Sin(i + 1));
        double[] result = new double[n];
        MatrixProducts.LowerTimes(factor.Inverse, x.AsArray(), result);
        AssertClose((m * x).ToColumnMatrix(), Vector<double>.Build.Dense(result).ToColumnMatrix());
        MatrixProducts.LowerTransposeTimes(factor.Inverse, x.AsArray(), result);
        AssertClose((m.Transpose() * x).ToColumnMatrix(), Vector<double>.Build.Dense(result).ToColumnMatrix());
        factor.Solve(x.AsArray(), result);
        AssertClose(a.Solve(x).ToColumnMatrix(), Vector<double>.Build.Dense(result).ToColumnMatrix());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 3)]
    [InlineData(30, 8)]
    [InlineData(33, 13)]
    [InlineData(70, 20)]
    public void Batched_products_agree_with_a_reference(int n, int columns)
    {
        CholeskyFactor factor = new();
        Assert.True(factor.TryFactor(ToDense(PositiveDefinite(n, 2)), 0, 0));
        Matrix<double> m = ToMatrix(factor.Inverse);
        Matrix<double> b = Matrix<double>.Build.Dense(n, columns, (i, j) => Math.Cos((i * 7) + j));
        DenseMatrix right = ToDense(b);
        DenseMatrix result = new(0, 0);

        // What an earlier, larger problem left in the padding must not matter.
        right.Values.AsSpan(n * right.Stride).Fill(double.NaN);
        MatrixProducts.LowerTimes(factor.Inverse, right, result);
        AssertClose(m * b, ToMatrix(result));
        double[] norms = new double[columns];
        MatrixProducts.LowerTimesColumnNorms(factor.Inverse, right, norms);
        for (int j = 0; j < columns; j++)
            Assert.Equal((m * b).Column(j).DotProduct((m * b).Column(j)), norms[j], 1e-9 * (1 + norms[j]));
        MatrixProducts.LowerTransposeTimes(factor.Inverse, right, result);
        AssertClose(m.Transpose() * b, ToMatrix(result));
        MatrixProducts.TransposeTimes(ToDense(m), right, result);
        AssertClose(m.Transpose() * b, ToMatrix(result));
        double[] x = [.. Enumerable.Range(0, n).Select(i => 1.0 / (i + 1))];
        double[] y = new double[columns];
        MatrixProducts.TransposeTimes(right, x, y);
        AssertClose((b.Transpose() * Vector<double>.Build.Dense(x)).ToColumnMatrix(), Vector<double>.Build.Dense(y).ToColumnMatrix());
    }

    [Fact]
    public void Appended_rows_equal_a_new_factorisation()
    {
        Matrix<double> a = PositiveDefinite(75, 3);
        CholeskyFactor grown = new();
        Assert.True(grown.TryFactor(ToDense(a.SubMatrix(0, 30, 0, 30)), 0, 0));
        for (int n = 30; n < 75; n++)
            Assert.True(grown.TryAppend(a.Column(n).AsArray().AsSpan(0, n), a[n, n], 0));

        CholeskyFactor whole = new();
        Assert.True(whole.TryFactor(ToDense(a), 0, 0));
        AssertClose(Upper(whole.Upper), Upper(grown.Upper));
        AssertClose(ToMatrix(whole.Inverse), ToMatrix(grown.Inverse));
        DenseMatrix expected = new(0, 0);
        DenseMatrix actual = new(0, 0);
        TriangularInverse.TransposeTimesSelf(whole.Inverse, expected);
        TriangularInverse.TransposeTimesSelf(grown.Inverse, actual);
        AssertClose(Upper(expected), Upper(actual));
    }

    [Fact]
    public void Indefinite_matrices_are_refused_without_an_exception()
    {
        Matrix<double> a = PositiveDefinite(20, 4);
        CholeskyFactor factor = new();
        Assert.True(factor.TryFactor(ToDense(a), 0, 0));
        Assert.False(factor.TryAppend(a.Column(3).AsArray(), a[3, 3], 1e-9));
        Assert.Equal(20, factor.Order);
        Assert.False(factor.TryAppend(a.Column(3).AsArray(), double.NaN, 0));
        a[17, 17] = -1;
        Assert.False(factor.TryFactor(ToDense(a), 0, 0));
        a[17, 17] = double.NaN;
        Assert.False(factor.TryFactor(ToDense(a), 0, 0));
        a[17, 17] = double.PositiveInfinity;
        Assert.False(factor.TryFactor(ToDense(a), 0, 0));
    }

    [Fact]
    public void Kernels_do_not_allocate_once_grown()
    {
        DenseMatrix a = ToDense(PositiveDefinite(50, 5));
        CholeskyFactor factor = new();
        DenseMatrix product = new(0, 0);
        double[] x = new double[50];
        void Run()
        {
            factor.TryFactor(a, 0, 0);
            TriangularInverse.TransposeTimesSelf(factor.Inverse, product);
            factor.Solve(x, x);
        }

        Run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Reshaped_and_resized_matrices_keep_their_promises()
    {
        DenseMatrix matrix = new(2, 2);
        matrix[0, 0] = 1;
        matrix[1, 1] = 2;
        matrix.Resize(40, 60);
        Assert.Equal((1.0, 2.0, 40, 60), (matrix[0, 0], matrix[1, 1], matrix.Rows, matrix.Columns));
        matrix.Reshape(3, 100);
        matrix.Row(2).Fill(1);
        Assert.True(matrix.Stride >= 108 && matrix.Values.Length >= 4 * matrix.Stride);
    }

    [Fact]
    public void Resized_matrix_uses_the_room_that_it_has()
    {
        DenseMatrix matrix = new(100, 100);
        matrix.Reshape(20, 20);
        matrix.Values.AsSpan().Fill(7);
        for (int i = 0; i < 20; i++)
        {
            for (int j = 0; j < 20; j++) matrix[i, j] = (100 * i) + j;
        }

        double[] values = matrix.Values;
        int stride = matrix.Stride;
        matrix.Resize(60, 60);
        Assert.Same(values, matrix.Values);
        Assert.True(matrix.Stride > stride);
        for (int i = 0; i < 60; i++)
        {
            for (int j = 0; j < 60; j++) Assert.Equal(i < 20 && j < 20 ? (100 * i) + j : 0, matrix[i, j]);
        }
    }

    [Fact]
    public void Dot_and_scaled_sum_agree_with_plain_loops()
    {
        for (int n = 0; n < 21; n++)
        {
            double[] x = [.. Enumerable.Range(1, n).Select(i => (double)i)];
            double[] y = [.. Enumerable.Range(1, n).Select(i => 1.0 + (i % 3))];
            Assert.Equal(x.Zip(y, (a, b) => a * b).Sum(), VectorKernels.Dot(x, y));
            double[] z = [.. y];
            VectorKernels.AddScaled(2, x, z);
            Assert.Equal(x.Zip(y, (a, b) => (2 * a) + b), z);
        }
    }

    internal static DenseMatrix ToDense(Matrix<double> source)
    {
        DenseMatrix result = new(source.RowCount, source.ColumnCount);
        for (int i = 0; i < result.Rows; i++)
        {
            for (int j = 0; j < result.Columns; j++)
                result[i, j] = source[i, j];
        }

        return result;
    }

    private static Matrix<double> PositiveDefinite(int n, ulong seed)
    {
        Rng rng = Rng.ForStream(seed, 0, (ulong)n);
        double[] points = [.. Enumerable.Range(0, n).Select(_ => rng.NextDouble() * 5)];
        return Matrix<double>.Build.Dense(n, n, (i, j) => Math.Exp(-Math.Abs(points[i] - points[j])) + (i == j ? 0.1 : 0));
    }

    private static Matrix<double> ToMatrix(DenseMatrix source) => Matrix<double>.Build.Dense(source.Rows, source.Columns, (i, j) => source[i, j]);

    private static Matrix<double> Upper(DenseMatrix source) => Matrix<double>.Build.Dense(source.Rows, source.Columns, (i, j) => j < i ? 0 : source[i, j]);

    private static void AssertClose(Matrix<double> expected, Matrix<double> actual) =>
        Assert.InRange((expected - actual).InfinityNorm(), 0, 1e-11 * (1 + expected.InfinityNorm()));
}
