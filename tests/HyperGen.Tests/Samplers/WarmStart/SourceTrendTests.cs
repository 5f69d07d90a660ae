using HyperGen.Numerics;
using HyperGen.Sampling.GaussianProcess;
using HyperGen.Sampling.WarmStart;
using HyperGen.Tests.Samplers.GaussianProcess;

namespace HyperGen.Tests.Samplers.WarmStart;

public sealed class SourceTrendTests
{
    private const int Rows = 12;

    [Fact]
    public void Gradients_of_acquisition_and_likelihood_agree_with_central_differences()
    {
        for (ulong seed = 0; seed < 10; seed++)
        {
            SearchSpace space = GaussianProcessFixture.Mixed;
            SourceTrend trend = Trained(space, seed, out Columns columns, out double[] t);
            double[] theta = GaussianProcessFixture.Theta(space.Count, seed);
            Surrogate surrogate = new(columns, trend: trend);
            Assert.True(surrogate.TryFactor(theta, Rows));
            surrogate.Observe(t);
            Assert.True(surrogate.TrendSlope > 0);
            Acquisition acquisition = new(surrogate);
            Rng rng = Rng.ForTrial(seed, 0);
            acquisition.UseImprovement(ref rng);

            double[] codes = [0.31, 0.62, 0.5, 1, 0, 0.77], gradient = new double[6];
            acquisition.At(codes, gradient);
            for (int column = 0; column < columns.Numbers; column++)
            {
                double slope = Slope(codes, columns.Order[column].Position, 1e-6, () => acquisition.At(codes)) / columns.Inverse(column);
                Assert.Equal(slope, gradient[column], 1e-5 * Math.Max(1, Math.Abs(slope)));
            }

            Likelihood likelihood = new(columns, new HyperPrior(space.Count), trend: trend);
            double[] slopes = new double[theta.Length], unused = new double[theta.Length];
            likelihood.Evaluate(t, theta, slopes);
            for (int k = 0; k < theta.Length; k++)
            {
                double slope = Slope(theta, k, 1e-5, () => likelihood.Evaluate(t, theta, unused));
                Assert.Equal(slope, slopes[k], 1e-5 * Math.Max(1, Math.Abs(slope)));
            }
        }
    }

    [Fact]
    public void Mean_with_a_trend_is_that_of_generalised_least_squares()
    {
        double[] t = GaussianProcessFixture.Normals(Rows, 3);
        double[] trend = [.. t.Zip(GaussianProcessFixture.Normals(Rows, 4), (one, other) => one + other)];
        Columns columns = GaussianProcessFixture.Rows(GaussianProcessFixture.Box(2), Rows, 5);
        CholeskyFactor factor = Factor(columns);
        double[] ones = [], alpha = [], solved = [];
        (double beta, double rho) = TrendMean.Profile(factor, t, trend, 0.1, ref ones, ref alpha, ref solved);

        var build = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build;
        var inverse = build.Dense(Rows, Rows, (i, j) => Enumerable.Range(0, Rows).Sum(k => factor.Inverse[k, i] * factor.Inverse[k, j]));
        var h = build.Dense(Rows, 2, (i, j) => j == 0 ? 1 : trend[i]);
        var y = MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(t);
        var a = (h.Transpose() * inverse * h) + build.Diagonal([10, 1]);
        var expected = a.Solve(h.Transpose() * inverse * y);
        Assert.Equal(expected[0], beta, 1e-9);
        Assert.Equal(expected[1], rho, 1e-9);
        var residual = inverse * (y - (h * expected));
        for (int i = 0; i < Rows; i++) Assert.Equal(residual[i], alpha[i], 1e-9);

        double[] reversed = [.. trend.Select(value => -value)];
        Assert.Equal(0, TrendMean.Profile(factor, t, reversed, 0.1, ref ones, ref alpha, ref solved).Slope);
    }

    [Fact]
    public void Slope_of_the_trend_does_not_depend_on_the_scale_of_the_sources_values()
    {
        SearchSpace space = GaussianProcessFixture.Box(2);
        EncodedSpace encoded = new(space);
        double[] means = new double[2];
        for (int i = 0; i < 2; i++)
        {
            EarlierStudy earlier = i == 0 ? Bowl(space, 1, 0) : Bowl(space, 1e200, -1e201);
            SamplerStudy study = new(space, StudyDirection.Minimize, 1, 30, 1) { Earlier = [earlier] };
            SourceTrend trend = SourceTrend.Of(encoded, study)!;
            double[] t = new double[5];
            for (int row = 0; row < 5; row++)
            {
                trend.Add([0.2 * row, 0.1 * row]);
                t[row] = -row;
            }

            trend.Weigh(t);
            Assert.True(trend.IsTrusted);
            means[i] = trend.At([0.4, 0.9]);
        }

        Assert.Equal(means[0], means[1], 1e-6);
    }

    [Fact]
    public void Earlier_studies_without_anything_to_learn_are_none()
    {
        SearchSpace space = GaussianProcessFixture.Box(2);
        TrialHistory flat = new(space, StudyDirection.Minimize), failed = new(space, StudyDirection.Minimize);
        for (int i = 0; i < 5; i++)
        {
            flat.Finish(i, [0.1 * i, 0.5], TrialState.Complete, 3);
            failed.Finish(i, [0.1 * i, 0.5], TrialState.Failed, double.NaN);
        }

        SamplerStudy study = new(space, StudyDirection.Minimize, 1, 30, 1) { Earlier = [new("flat", flat), new("failed", failed)] };
        Assert.Null(SourceTrend.Of(new EncodedSpace(space), study));
    }

    private static EarlierStudy Bowl(SearchSpace space, double scale, double origin)
    {
        TrialHistory trials = new(space, StudyDirection.Minimize);
        for (int i = 0; i < 25; i++)
        {
            double x = i % 5 / 4.0, y = i / 5 / 4.0;
            trials.Finish(i, [x, y], TrialState.Complete, (scale * ((x * x) + (y * y))) + origin);
        }

        return new("bowl", trials);
    }

    private static SourceTrend Trained(SearchSpace space, ulong seed, out Columns columns, out double[] t)
    {
        TrialHistory trials = new(space, StudyDirection.Maximize);
        Rng rng = Rng.ForTrial(seed, 1);
        double[] point = new double[space.Count];
        for (int i = 0; i < 20; i++)
        {
            space.Sample(ref rng, point);
            trials.Finish(i, point, TrialState.Complete, point.Where(double.IsFinite).Sum());
        }

        EncodedSpace encoded = new(space);
        EarlierStudy earlier = new("sum", trials);
        SourceModel source = SourceModel.Of(encoded, earlier, new ConcordanceTest(seed))!;
        SourceTrend trend = SourceTrend.Of(encoded, new SamplerStudy(space, StudyDirection.Maximize, seed, 30, 1) { Earlier = [earlier] })!;
        columns = GaussianProcessFixture.Rows(space, Rows, seed);
        double[] codes = new double[space.Count];
        t = new double[Rows];
        for (int row = 0; row < Rows; row++)
        {
            columns.Codes(row, codes);
            trend.Add(codes);
            t[row] = source.At(codes) + (0.1 * rng.NextNormal());
        }

        trend.Weigh(t);
        return trend;
    }

    private static CholeskyFactor Factor(Columns columns)
    {
        DenseMatrix kernel = new(0, 0), slope = new(0, 0);
        columns.Scale([-0.5, -0.5]);
        columns.Covariance(1, Rows, kernel, slope, new double[2]);
        CholeskyFactor factor = new();
        Assert.True(factor.TryFactor(kernel, 0.01, 1e-12));
        return factor;
    }

    private static double Slope(double[] x, int k, double step, Func<double> value)
    {
        double centre = x[k];
        x[k] = centre + step;
        double up = value();
        x[k] = centre - step;
        double down = value();
        x[k] = centre;
        return (up - down) / (2 * step);
    }
}
