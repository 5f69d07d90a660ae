using HyperGen.Sampling.GaussianProcess;

namespace HyperGen.Tests.Samplers.GaussianProcess;

public sealed class LikelihoodTests
{
    [Fact]
    public void Gradient_agrees_with_central_differences_for_every_mix_of_parameters()
    {
        SearchSpace[] spaces = [GaussianProcessFixture.Box(3), GaussianProcessFixture.Mixed, new SearchSpaceBuilder("c").AddChoice("A", [1, 2, 3]).AddChoice("B", [1, 2]).Build()];
        foreach (SearchSpace space in spaces)
        {
            for (ulong seed = 0; seed < 20; seed++)
            {
                Columns columns = GaussianProcessFixture.Rows(space, 13, seed);
                Likelihood likelihood = new(columns, new HyperPrior(space.Count));
                double[] t = GaussianProcessFixture.Normals(13, seed), theta = GaussianProcessFixture.Theta(space.Count, seed);
                double[] gradient = new double[theta.Length], unused = new double[theta.Length];
                likelihood.Evaluate(t, theta, gradient);
                for (int k = 0; k < theta.Length; k++)
                {
                    const double Step = 1e-5;
                    double centre = theta[k];
                    theta[k] = centre + Step;
                    double up = likelihood.Evaluate(t, theta, unused);
                    theta[k] = centre - Step;
                    double down = likelihood.Evaluate(t, theta, unused);
                    theta[k] = centre;
                    Assert.Equal((up - down) / (2 * Step), gradient[k], 1e-5 * Math.Max(1, Math.Abs(gradient[k])));
                }
            }
        }
    }

    [Fact]
    public void Value_does_not_depend_on_the_order_of_parameters_and_trials()
    {
        double[] t = GaussianProcessFixture.Normals(9, 1);
        SearchSpace space = GaussianProcessFixture.Box(3);
        EncodedSpace encoded = new(space);
        Columns straight = new(encoded), turned = new(encoded);
        double[][] rows = [.. Enumerable.Range(0, 9).Select(i => GaussianProcessFixture.Normals(3, (ulong)i + 10).Select(x => 0.5 + (0.1 * x)).ToArray())];
        foreach (double[] row in rows) straight.Add(row);
        foreach (double[] row in rows.Reverse()) turned.Add([.. row.Reverse()]);

        double[] theta = [-0.5, 0.1, 0.4, 0.2, -4], turnedTheta = [0.4, 0.1, -0.5, 0.2, -4], gradient = new double[5], turnedGradient = new double[5];
        double value = new Likelihood(straight, new HyperPrior(3)).Evaluate(t, theta, gradient);
        double turnedValue = new Likelihood(turned, new HyperPrior(3)).Evaluate([.. t.Reverse()], turnedTheta, turnedGradient);
        Assert.Equal(value, turnedValue, 1e-10);
        Assert.Equal(gradient[0], turnedGradient[2], 1e-9);
        Assert.Equal(gradient[4], turnedGradient[4], 1e-9);
    }

    [Fact]
    public void Kernel_of_mixed_and_conditional_points_is_positive_semidefinite()
    {
        Columns columns = GaussianProcessFixture.Rows(GaussianProcessFixture.Mixed, 200, 3);
        columns.Scale(GaussianProcessFixture.Theta(6, 3).AsSpan(0, 6));
        double[] row = new double[6], k = new double[204], e = new double[204];
        var kernel = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(200, 200);
        for (int i = 0; i < 200; i++)
        {
            columns.Row(i, row);
            columns.Kernel(row, 0, 200, 1, k, e);
            for (int j = 0; j < 200; j++) kernel[i, j] = k[j];
        }

        Assert.True(kernel.IsSymmetric());
        Assert.True(kernel.Evd(MathNet.Numerics.LinearAlgebra.Symmetricity.Symmetric).EigenValues.Min(value => value.Real) > -1e-8);
    }
}
