using HyperGen.Numerics;
using HyperGen.Sampling.GaussianProcess;

namespace HyperGen.Tests.Samplers.GaussianProcess;

public sealed class HyperFitTests
{
    [Fact]
    public void Warp_follows_the_outcomes()
    {
        // A bowl, and the same bowl with the bad outcomes reaching over decades: in the logarithm both are smooth.
        SearchSpace space = GaussianProcessFixture.Box(2);
        Assert.Equal(OutputWarpKind.UpperYeoJohnson, Fit(space, 40, x => Math.Exp(14 * Bowl(x))).Warp);
        Assert.Equal(OutputWarpKind.YeoJohnson, Fit(space, 40, x => Math.Sin(9 * x[0]) + Math.Sin(7 * x[1])).Warp);
    }

    [Fact]
    public void Values_are_taken_as_they_are_until_the_choices_are_sorted_out()
    {
        Assert.Equal(OutputWarpKind.Standard, Fit(GaussianProcessFixture.Mixed, 39, x => Math.Exp(14 * Bowl(x)), plainUntil: 40).Warp);
        Assert.NotEqual(OutputWarpKind.Standard, Fit(GaussianProcessFixture.Mixed, 40, x => Math.Exp(14 * Bowl(x)), plainUntil: 40).Warp);
    }

    // The first fit of the warped values among choices must not be one that keeps the warp it has.
    [Fact]
    public void Fit_that_ends_the_plain_values_is_a_thorough_one()
    {
        Assert.True(FitSchedule.IsThorough(ModelChain.PlainUntil));
        Assert.True(FitSchedule.IsFit(41) && !FitSchedule.IsThorough(41));
    }

    [Fact]
    public void Equal_outcomes_leave_nothing_to_fit()
    {
        HyperFit fit = Fit(GaussianProcessFixture.Box(2), 10, _ => 3);
        Assert.False(fit.HasTheta);
    }

    private static double Bowl(double[] x) => ((x[0] - 0.3) * (x[0] - 0.3)) + ((x[1] - 0.7) * (x[1] - 0.7));

    private static HyperFit Fit(SearchSpace space, int count, Func<double[], double> objective, int plainUntil = 0)
    {
        EncodedSpace encoded = new(space);
        Columns columns = new(encoded);
        TrialHistory history = new(space, StudyDirection.Minimize);
        Rng rng = Rng.ForStream(3, 1, 1);
        double[] point = new double[space.Count], codes = new double[encoded.Dimensions];
        for (int i = 0; i < count; i++)
        {
            space.Sample(ref rng, point);
            encoded.Encode(point, codes);
            columns.Add(codes);
            history.Finish(i, point, TrialState.Complete, objective(point));
        }

        HyperFit fit = new(encoded, columns, plainUntil);
        Assert.Equal(fit.TryRun(history, count, new Targets(), [.. Enumerable.Range(0, count)]), fit.HasTheta);
        return fit;
    }
}
