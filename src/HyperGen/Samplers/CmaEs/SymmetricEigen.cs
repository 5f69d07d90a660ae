namespace HyperGen.Sampling.CmaEs;

/// <summary>
/// Eigen-decomposition C = B diag(l) B^T of a small symmetric matrix by cyclic Jacobi rotations (Golub, Van Loan, section 8.5).
/// </summary>
/// <remarks>
/// Slower than tridiagonalisation by a small factor, but short, accurate to the last digits and the same on every machine.
/// </remarks>
internal static class SymmetricEigen
{
    private const int MostSweeps = 40;

    /// <param name="matrix">n x n, row by row; overwritten, the eigenvalues end on its diagonal.</param>
    /// <param name="vectors">Destination, n x n: row i is the eigenvector of the i-th eigenvalue, that is B^T.</param>
    /// <param name="n">Order of the matrix.</param>
    public static void Decompose(Span<double> matrix, Span<double> vectors, int n)
    {
        vectors.Clear();
        for (int i = 0; i < n; i++) vectors[(i * n) + i] = 1;
        for (int sweep = 0; sweep < MostSweeps && !IsDiagonal(matrix, n); sweep++)
        {
            for (int p = 0; p < n - 1; p++)
            {
                for (int q = p + 1; q < n; q++) Rotate(matrix, vectors, n, p, q);
            }
        }
    }

    private static bool IsDiagonal(ReadOnlySpan<double> matrix, int n)
    {
        double off = 0, diagonal = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double square = matrix[(i * n) + j] * matrix[(i * n) + j];
                if (i == j) diagonal += square;
                else off += square;
            }
        }

        return off <= 1e-30 * diagonal;
    }

    private static void Rotate(Span<double> matrix, Span<double> vectors, int n, int p, int q)
    {
        double apq = matrix[(p * n) + q], app = matrix[(p * n) + p], aqq = matrix[(q * n) + q];
        if (apq * apq <= 1e-36 * Math.Abs(app * aqq)) return;
        double tau = (aqq - app) / (2 * apq);
        double t = (tau >= 0 ? 1 : -1) / (Math.Abs(tau) + Math.Sqrt(1 + (tau * tau)));
        double c = 1 / Math.Sqrt(1 + (t * t)), s = t * c;

        Span<double> rowP = matrix.Slice(p * n, n), rowQ = matrix.Slice(q * n, n);
        for (int k = 0; k < n; k++) (rowP[k], rowQ[k]) = ((c * rowP[k]) - (s * rowQ[k]), (s * rowP[k]) + (c * rowQ[k]));
        for (int k = 0; k < n; k++)
        {
            // The columns follow the rows by symmetry, except in the crossing, which is known in closed form.
            (matrix[(k * n) + p], matrix[(k * n) + q]) = (rowP[k], rowQ[k]);
        }

        (rowP[p], rowQ[q]) = (app - (t * apq), aqq + (t * apq));
        rowP[q] = rowQ[p] = 0;

        Span<double> vectorP = vectors.Slice(p * n, n), vectorQ = vectors.Slice(q * n, n);
        for (int k = 0; k < n; k++) (vectorP[k], vectorQ[k]) = ((c * vectorP[k]) - (s * vectorQ[k]), (s * vectorP[k]) + (c * vectorQ[k]));
    }
}
