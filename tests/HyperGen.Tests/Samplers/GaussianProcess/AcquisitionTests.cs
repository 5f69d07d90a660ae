using HyperGen.Sampling.GaussianProcess;

namespace HyperGen.Tests.Samplers.GaussianProcess;

public sealed class AcquisitionTests
{
    private const int Observed = 15;

    [Theory]
    [InlineData("improvement", 0)]
    [InlineData("improvement", 3)]
    [InlineData("improvement", 20)]
    [InlineData("margin", 0)]
    [InlineData("margin", 3)]
    [InlineData("bound", 0)]
    [InlineData("bound", 3)]
    public void Gradient_agrees_with_central_differences(string criterion, int pending)
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            SearchSpace space = GaussianProcessFixture.Mixed;
            Surrogate surrogate = Conditioned(space, pending, seed);
            Acquisition acquisition = new(surrogate);
            Use(acquisition, criterion, seed);

            double[] codes = [0.31, 0.62, 0.5, 1, 0, 0.77];
            double[] gradient = new double[6], unused = new double[6];
            acquisition.At(codes, gradient);
            for (int column = 0; column < surrogate.Columns.Numbers; column++)
            {
                const double Step = 1e-6;
                int k = surrogate.Columns.Order[column].Position;
                double centre = codes[k];
                codes[k] = centre + Step;
                double up = acquisition.At(codes);
                codes[k] = centre - Step;
                double down = acquisition.At(codes);
                codes[k] = centre;
                double slope = (up - down) / (2 * Step) / surrogate.Columns.Inverse(column);
                Assert.Equal(slope, gradient[column], 1e-5 * Math.Max(1, Math.Abs(slope)));
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Bound_is_never_exceeded(int pending)
    {
        foreach (string criterion in (string[])["improvement", "margin", "bound"])
        {
            Surrogate surrogate = Conditioned(GaussianProcessFixture.Mixed, pending, 2);
            Acquisition acquisition = new(surrogate);
            Use(acquisition, criterion, 2);
            double[] draws = GaussianProcessFixture.Normals(600, 9);
            for (int i = 0; i < 100; i++)
            {
                double[] codes = [0.5 + (0.2 * draws[i]), 0.5 + (0.2 * draws[i + 100]), 0.5, i % 3, i % 2, 0.5];
                double bound = acquisition.BoundAt(codes), value = acquisition.At(codes);
                Assert.True(value <= bound + 1e-12);
                Assert.Equal(value <= bound - 1 ? double.NegativeInfinity : value, acquisition.AtLeast(codes, bound - (value <= bound - 1 ? 0 : 2)));
            }
        }
    }

    [Fact]
    public void Running_trials_make_their_neighbourhood_less_attractive()
    {
        Columns columns = GaussianProcessFixture.Rows(GaussianProcessFixture.Box(2), Observed, 6);
        Surrogate surrogate = GaussianProcessFixture.Conditioned(columns, [-0.7, -0.7, 0, -7], GaussianProcessFixture.Normals(Observed, 6));
        Acquisition acquisition = new(surrogate);
        double[] codes = [0.4, 0.6];
        Use(acquisition, "improvement", 1);
        double before = acquisition.At(codes);
        columns.Add(codes);
        Assert.True(surrogate.TryAppend());
        Use(acquisition, "improvement", 1);
        Assert.True(acquisition.At(codes) < before - 1);
        surrogate.DropPending();
        Use(acquisition, "improvement", 1);
        Assert.Equal(before, acquisition.At(codes));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Margin_makes_every_point_less_attractive(int pending)
    {
        Surrogate surrogate = Conditioned(GaussianProcessFixture.Mixed, pending, 4);
        Acquisition acquisition = new(surrogate);
        double[] codes = [0.2, 0.4, 0.5, 1, 0, 0.77];
        Use(acquisition, "margin", 4);
        double wide = acquisition.At(codes);
        Use(acquisition, "improvement", 4);
        Assert.True(wide < acquisition.At(codes));
    }

    private static Surrogate Conditioned(SearchSpace space, int pending, ulong seed)
    {
        Columns columns = GaussianProcessFixture.Rows(space, Observed, seed);
        double[] theta = GaussianProcessFixture.Theta(space.Count, seed);
        Surrogate surrogate = GaussianProcessFixture.Conditioned(columns, theta, GaussianProcessFixture.Normals(Observed, seed));
        Rng rng = Rng.ForStream(seed, 3, 3);
        double[] point = new double[space.Count], codes = new double[space.Count];
        for (int i = 0; i < pending; i++)
        {
            space.Sample(ref rng, point);
            new EncodedSpace(space).Encode(point, codes);
            columns.Add(codes);
            Assert.True(surrogate.TryAppend());
        }

        return surrogate;
    }

    private static void Use(Acquisition acquisition, string criterion, ulong seed)
    {
        Rng rng = Rng.ForStream(seed, 4, 4);
        if (criterion == "bound") acquisition.UseBound(1.8);
        else acquisition.UseImprovement(ref rng, criterion == "margin" ? 0.3 : 0);
    }
}
