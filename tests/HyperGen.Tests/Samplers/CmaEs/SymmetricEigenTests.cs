using HyperGen.Sampling.CmaEs;

namespace HyperGen.Tests.Samplers.CmaEs;

public sealed class SymmetricEigenTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(40)]
    public void Vectors_and_values_give_the_matrix_back(int n)
    {
        System.Random random = new(n);
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++) matrix[(i * n) + j] = matrix[(j * n) + i] = random.NextDouble() - 0.5;
        }

        double[] values = [.. matrix], vectors = new double[n * n];
        SymmetricEigen.Decompose(values, vectors, n);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double product = 0, overlap = 0;
                for (int k = 0; k < n; k++)
                {
                    product += vectors[(k * n) + i] * values[(k * n) + k] * vectors[(k * n) + j];
                    overlap += vectors[(i * n) + k] * vectors[(j * n) + k];
                }

                Assert.Equal(matrix[(i * n) + j], product, 1e-12);
                Assert.Equal(i == j ? 1 : 0, overlap, 1e-12);
            }
        }
    }
}
