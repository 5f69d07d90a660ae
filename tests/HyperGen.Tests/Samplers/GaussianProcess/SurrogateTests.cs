using HyperGen.Sampling.GaussianProcess;

namespace HyperGen.Tests.Samplers.GaussianProcess;

public sealed class SurrogateTests
{
    // An independent implementation's results for five points in the plane with zero mean.
    private static readonly double[][] Points = [[0.1, 0.2], [0.4, 0.9], [0.8, 0.3], [0.55, 0.6], [0.05, 0.95]];
    private static readonly double[] Values = [0.5, -1.2, 0.3, 1.1, -0.7];
    private static readonly double[] Theta = [Math.Log(0.3), Math.Log(0.5), Math.Log(1.2), Math.Log(0.01 - HyperPrior.LeastNoise)];

    [Fact]
    public void Likelihood_agrees_with_reference()
    {
        HyperPrior prior = new(2);
        double[] gradient = new double[4], penalty = new double[4];
        double value = new Likelihood(Plane(), prior, meanVariance: 0).Evaluate(Values, Theta, gradient) - prior.AddPenalty(Theta, penalty);
        Assert.Equal(3.40566652851112, value, 1e-9);
        Assert.Equal(1.5963262419023914, gradient[0] - penalty[0], 1e-9);
        Assert.Equal(2.9404206842790543, gradient[1] - penalty[1], 1e-9);
        Assert.Equal(-0.9747771989420924, gradient[2] - penalty[2], 1e-9);
        Assert.Equal(-0.06664350124226975, (gradient[3] - penalty[3]) * 0.01 / (0.01 - HyperPrior.LeastNoise), 1e-9);
    }

    [Fact]
    public void Posterior_and_acquisition_agree_with_reference()
    {
        Surrogate surrogate = new(Plane(), meanVariance: 0);
        Assert.True(surrogate.TryFactor(Theta, 5));
        surrogate.Observe(Values);
        double[] alpha = [0.41200886127891356, -3.027187635087366, -0.8409362891738765, 3.207439829113059, 0.04527302521110306];
        for (int i = 0; i < 5; i++) Assert.Equal(alpha[i], surrogate.Alpha[i], 1e-9);

        Acquisition acquisition = new(surrogate);
        double[] gradient = new double[2];
        acquisition.UseBound(2);
        double value = acquisition.At([0.33, 0.47], gradient);
        Assert.Equal(0.44315684435410785, acquisition.LastMean, 1e-9);
        Assert.Equal(0.42057406368582173, acquisition.LastDeviation * acquisition.LastDeviation, 1e-9);
        Assert.Equal(acquisition.LastMean + (2 * acquisition.LastDeviation), value, 1e-12);
        double[] meanSlope = [3.6462343921, -2.8028573057], varianceSlope = [-0.5127787229, -0.4310656362];
        for (int k = 0; k < 2; k++)
        {
            double scale = k == 0 ? 0.3 : 0.5;
            Assert.Equal((meanSlope[k] + (2 * varianceSlope[k] / (2 * acquisition.LastDeviation))) * scale, gradient[k], 1e-8);
        }
    }

    [Fact]
    public void Posterior_meets_the_targets_where_there_is_no_noise()
    {
        Columns columns = GaussianProcessFixture.Rows(GaussianProcessFixture.Mixed, 25, 4);
        double[] theta = GaussianProcessFixture.Theta(6, 4), t = GaussianProcessFixture.Normals(25, 4);
        theta[^1] = Math.Log(1e-7);
        Surrogate surrogate = GaussianProcessFixture.Conditioned(columns, theta, t);
        double[] row = new double[6], k = new double[64], e = new double[64];
        for (int i = 0; i < 25; i++)
        {
            columns.Row(i, row);
            Assert.Equal(t[i], surrogate.Mean(row, k, e), 1e-3);
        }
    }

    [Fact]
    public void Appended_rows_give_what_a_new_factorisation_gives()
    {
        Columns columns = GaussianProcessFixture.Rows(GaussianProcessFixture.Mixed, 40, 5);
        double[] theta = GaussianProcessFixture.Theta(6, 5), t = GaussianProcessFixture.Normals(40, 5);
        Surrogate whole = GaussianProcessFixture.Conditioned(columns, theta, t), grown = new(columns);
        Assert.True(grown.TryFactor(theta, 25));
        while (grown.Count < 40) Assert.True(grown.TryAppend());
        grown.Observe(t);
        for (int i = 0; i < 40; i++) Assert.Equal(whole.Alpha[i], grown.Alpha[i], 1e-10 * Math.Max(1, Math.Abs(whole.Alpha[i])));
        Assert.Equal(whole.ConstantMean, grown.ConstantMean, 1e-10);
    }

    [Fact]
    public void Duplicated_rows_with_different_targets_are_no_obstacle()
    {
        Columns columns = new(new EncodedSpace(GaussianProcessFixture.Box(2)));
        for (int i = 0; i < 30; i++) columns.Add([0.5, 0.25]);
        double[] theta = [0, 0, 6.9, Math.Log(1e-8)];
        Surrogate surrogate = new(columns);
        Assert.True(surrogate.TryFactor(theta, 20));
        while (surrogate.Count < 30) Assert.True(surrogate.TryAppend());
        surrogate.Observe(GaussianProcessFixture.Normals(30, 1));
        Assert.True(double.IsFinite(surrogate.BestMean));
    }

    private static Columns Plane()
    {
        Columns columns = new(new EncodedSpace(GaussianProcessFixture.Box(2)));
        foreach (double[] point in Points) columns.Add(point);
        return columns;
    }
}
