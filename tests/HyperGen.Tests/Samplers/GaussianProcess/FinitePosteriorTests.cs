using HyperGen.Sampling.GaussianProcess;

namespace HyperGen.Tests.Samplers.GaussianProcess;

public sealed class FinitePosteriorTests
{
    private const int Rows = 30;

    private static readonly SearchSpace Space =
        new SearchSpaceBuilder("finite").AddInt("I", 1, 12).AddInt("J", 1, 9, Scale.Log).AddChoice("A", ["a", "b", "c"]).Build();

    private static readonly EncodedSpace Encoded = new(Space);

    [Fact]
    public void Posterior_of_every_point_is_that_of_the_point_by_itself()
    {
        Surrogate surrogate = Grown(Rows, Rows);
        Acquisition acquisition = new(surrogate);
        Rng rng = Rng.ForStream(1, 1, 1);
        acquisition.UseImprovement(ref rng);
        FiniteSpace points = FiniteSpace.Of(Encoded)!;
        FinitePosterior posterior = new(Encoded, points, surrogate);
        posterior.Update();
        for (int i = 0; i < points.Count; i++)
        {
            acquisition.At(points.Codes(i));
            Assert.Equal(acquisition.LastMean, posterior.Mean(i), 1e-10);
            Assert.Equal(acquisition.LastDeviation, Math.Sqrt(Math.Max(posterior.Variance(i), Surrogate.LeastVariance)), 1e-6);
        }
    }

    [Fact]
    public void Carried_on_from_row_to_row_it_has_the_bits_of_one_made_anew()
    {
        FiniteSpace points = FiniteSpace.Of(Encoded)!;
        Surrogate growing = Grown(10, 10);
        FinitePosterior carried = new(Encoded, points, growing);
        for (int rows = 10; rows <= Rows; rows++)
        {
            while (growing.Count < rows) Assert.True(growing.TryAppend());
            growing.Observe(GaussianProcessFixture.Normals(Rows, 3).AsSpan(0, rows));
            carried.Update();
        }

        FinitePosterior anew = new(Encoded, points, Grown(10, Rows));
        anew.Update();
        for (int i = 0; i < points.Count; i++)
            Assert.Equal((anew.Mean(i), anew.Variance(i)), (carried.Mean(i), carried.Variance(i)));
    }

    [Fact]
    public void New_hyperparameters_are_noticed()
    {
        FiniteSpace points = FiniteSpace.Of(Encoded)!;
        Surrogate surrogate = Grown(Rows, Rows);
        FinitePosterior posterior = new(Encoded, points, surrogate);
        posterior.Update();
        double before = posterior.Variance(0);
        Assert.True(surrogate.TryFactor(GaussianProcessFixture.Theta(3, 9), Rows));
        surrogate.Observe(GaussianProcessFixture.Normals(Rows, 3));
        posterior.Update();
        FinitePosterior anew = new(Encoded, points, surrogate);
        anew.Update();
        Assert.NotEqual(before, posterior.Variance(0));
        Assert.Equal(anew.Variance(0), posterior.Variance(0));
    }

    // A model of some rows, the first of which are factored at once.
    private static Surrogate Grown(int factored, int rows)
    {
        Surrogate surrogate = new(GaussianProcessFixture.Rows(Space, Rows, 2));
        Assert.True(surrogate.TryFactor(GaussianProcessFixture.Theta(3, 2), factored));
        while (surrogate.Count < rows) Assert.True(surrogate.TryAppend());
        surrogate.Observe(GaussianProcessFixture.Normals(Rows, 3).AsSpan(0, rows));
        return surrogate;
    }
}
