namespace HyperGen.Numerics;

/// <summary>
/// A positive definite matrix A = L Lᵀ of order n held by its factor: R = Lᵀ and M = L⁻¹. Rows can be appended in O(n²). Nothing is
/// allocated once the buffers have grown to the largest order.
/// </summary>
internal sealed class CholeskyFactor
{
    private double[] _row = [];

    /// <summary>n</summary>
    public int Order { get; private set; }

    /// <summary>R in its upper triangle; below the diagonal unspecified.</summary>
    public DenseMatrix Upper { get; } = new(0, 0);

    /// <summary>M = L⁻¹, zeros above the diagonal.</summary>
    public DenseMatrix Inverse { get; } = new(0, 0);

    /// <summary>½ ln det A = Σ ln L_ii</summary>
    public double HalfLogDeterminant
    {
        get
        {
            double sum = 0;
            for (int i = 0; i < Order; i++)
                sum += Elementary.Log(Upper[i, i]);
            return sum;
        }
    }

    /// <summary>Factors <paramref name="matrix"/>, of which the upper triangle is read, and inverts the factor.</summary>
    /// <param name="matrix">A, n × n; unchanged.</param>
    /// <param name="diagonal">Added to every diagonal element: noise or jitter.</param>
    /// <param name="minimumPivot">The smallest accepted square of a diagonal element of L.</param>
    /// <returns>false when the matrix is not numerically positive definite; the order is then 0.</returns>
    public bool TryFactor(DenseMatrix matrix, double diagonal, double minimumPivot)
    {
        int n = matrix.Rows;
        Order = 0;
        Upper.Reshape(n, n);
        for (int i = 0; i < n; i++)
        {
            matrix.Row(i)[i..].CopyTo(Upper.Row(i)[i..]);
            Upper[i, i] += diagonal;
        }

        if (!CholeskyKernel.TryFactor(Upper, minimumPivot))
            return false;

        TriangularInverse.Invert(Upper, Inverse);
        Order = n;
        return true;
    }

    /// <summary>Extends A by a row and column: l = M a, δ = √(α − lᵀl), and the new row of M is [−lᵀM/δ, 1/δ].</summary>
    /// <param name="column">a: the n new elements beside the diagonal.</param>
    /// <param name="diagonal">α: the new diagonal element, noise included.</param>
    /// <param name="minimumPivot">The smallest accepted δ².</param>
    /// <returns>false when δ² is not above <paramref name="minimumPivot"/>; nothing has changed then.</returns>
    public bool TryAppend(ReadOnlySpan<double> column, double diagonal, double minimumPivot)
    {
        int n = Order;
        if (_row.Length < n)
            _row = new double[2 * n];

        Span<double> l = _row.AsSpan(0, n);
        MatrixProducts.LowerTimes(Inverse, column, l);
        double pivot = diagonal - VectorKernels.Dot(l, l);
        if (!(pivot > minimumPivot) || !double.IsFinite(pivot))
            return false;

        double delta = Math.Sqrt(pivot);
        Upper.Resize(n + 1, n + 1);
        for (int i = 0; i < n; i++)
            Upper[i, n] = l[i];
        Upper[n, n] = delta;

        // The columns beyond the new one must stay zero in every row: the new row's are, and so was column n of the old ones.
        Inverse.Resize(n + 1, n + 1);
        Inverse.Values.AsSpan(n * Inverse.Stride, Inverse.Stride).Clear();
        Span<double> added = Inverse.Row(n);
        AddTransposeProduct(l, added[..n]);
        for (int j = 0; j < n; j++)
            added[j] = -added[j] / delta;
        added[n] = 1 / delta;
        Order = n + 1;
        return true;
    }

    /// <summary>Drops the last rows and columns of A.</summary>
    /// <param name="order">The order to keep, at most <see cref="Order"/>.</param>
    public void Truncate(int order)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order, Order);
        Upper.Resize(order, order);
        Inverse.Resize(order, order);
        Order = order;
    }

    /// <summary><paramref name="result"/> = A⁻¹ b = Mᵀ(M b); it may be b's own memory.</summary>
    public void Solve(ReadOnlySpan<double> b, Span<double> result)
    {
        if (_row.Length < Order)
            _row = new double[2 * Order];

        Span<double> half = _row.AsSpan(0, Order);
        MatrixProducts.LowerTimes(Inverse, b, half);
        MatrixProducts.LowerTransposeTimes(Inverse, half, result);
    }

    // Rows of M one by one: the matrix has its new order already, the product only its old one.
    private void AddTransposeProduct(ReadOnlySpan<double> x, Span<double> result)
    {
        for (int i = 0; i < x.Length; i++)
            VectorKernels.AddScaled(x[i], Inverse.Row(i)[..(i + 1)], result);
    }
}
