using HyperGen.Sampling.CmaEs;

namespace HyperGen.Tests.Samplers.CmaEs;

public sealed class CmaDistributionTests
{
    private const int Dimensions = 6;

    private static readonly CmaConstants Constants = new(Dimensions, CmaConstants.DefaultPopulation(Dimensions));

    [Fact]
    public void Covariance_stays_symmetric_and_positive_definite_for_ten_thousand_generations()
    {
        CmaDistribution distribution = Start();
        double[][] generation = NewGeneration();
        bool[] own = [.. Enumerable.Repeat(true, Constants.Population)];
        Rng rng = Rng.ForTrial(1, 0);
        for (int g = 0; g < 10_000; g++)
        {
            // Ranks without a meaning: the matrix walks where chance leads it, up to the condition at which a run ends.
            if (distribution.Condition > 1e14) distribution = Start();
            foreach (double[] x in generation) distribution.Sample(ref rng, x);
            distribution.Update([.. generation.SelectMany(x => x)], own);
            if (g % 100 != 99) continue;
            double[] c = distribution.Covariance.ToArray(), vectors = new double[c.Length];
            for (int i = 0; i < Dimensions; i++)
            {
                for (int j = 0; j < i; j++) Assert.Equal(c[(i * Dimensions) + j], c[(j * Dimensions) + i]); // to the bit
            }

            SymmetricEigen.Decompose(c, vectors, Dimensions);
            for (int i = 0; i < Dimensions; i++) Assert.True(c[i * (Dimensions + 1)] > 0, $"eigenvalue {c[i * (Dimensions + 1)]} in generation {g}");
        }
    }

    [Fact]
    public void Learning_from_rotated_points_gives_the_rotated_distribution()
    {
        CmaDistribution straight = Start(), rotated = Start();
        double[] rotation = Rotation();
        double[][] generation = NewGeneration();
        bool[] own = [.. Enumerable.Repeat(true, Constants.Population)];
        Rng rng = Rng.ForTrial(2, 0);
        for (int g = 0; g < 60; g++)
        {
            foreach (double[] x in generation) straight.Sample(ref rng, x);
            double[][] ranked = [.. generation.OrderBy(x => x.Select((u, i) => Math.Pow(100, i / 5.0) * (u - 0.45) * (u - 0.45)).Sum())];
            straight.Update([.. ranked.SelectMany(x => x)], own);
            rotated.Update([.. ranked.SelectMany(x => Rotate(rotation, x))], own);
        }

        Assert.Equal(straight.Sigma, rotated.Sigma, 1e-8 * straight.Sigma);
        double[] mean = Rotate(rotation, straight.Mean), c = straight.Covariance.ToArray();
        double scale = c.Max(Math.Abs);
        for (int i = 0; i < Dimensions; i++)
        {
            Assert.Equal(mean[i], rotated.Mean[i], 1e-8);
            for (int j = 0; j < Dimensions; j++)
            {
                double turned = 0; // (R C R^T)_ij
                for (int k = 0; k < Dimensions; k++)
                {
                    for (int l = 0; l < Dimensions; l++)
                        turned += rotation[(i * Dimensions) + k] * c[(k * Dimensions) + l] * rotation[(j * Dimensions) + l];
                }

                Assert.Equal(turned, rotated.Covariance[(i * Dimensions) + j], 1e-8 * scale);
            }
        }
    }

    private static CmaDistribution Start() =>
        new(Constants, [.. Enumerable.Repeat<double[]>([], Dimensions)], [.. Enumerable.Repeat(0.5, Dimensions)], 0.02);

    private static double[][] NewGeneration() => [.. Enumerable.Range(0, Constants.Population).Select(_ => new double[Dimensions])];

    // The eigenvectors of any symmetric matrix will do.
    private static double[] Rotation()
    {
        double[] matrix = new double[Dimensions * Dimensions], rotation = new double[matrix.Length];
        for (int i = 0; i < Dimensions; i++)
        {
            for (int j = 0; j < Dimensions; j++) matrix[(i * Dimensions) + j] = 1.0 / (1 + i + j) + (i == j ? i : 0);
        }

        SymmetricEigen.Decompose(matrix, rotation, Dimensions);
        return rotation;
    }

    private static double[] Rotate(double[] rotation, double[] x) =>
        [.. Enumerable.Range(0, Dimensions).Select(i => 0.5 + Enumerable.Range(0, Dimensions).Sum(k => rotation[(i * Dimensions) + k] * (x[k] - 0.5)))];
}
