using HyperGen.Sampling.GaussianProcess;

namespace HyperGen.Tests.Samplers.GaussianProcess;

public sealed class PlateausTests
{
    private static readonly SearchSpace Square = GaussianProcessFixture.Box(2);

    [Fact]
    public void Distinct_values_say_nothing()
    {
        Plateaus plateaus = Told(([0.5, 0.5], 1), ([0.51, 0.5], 1.5), ([0.52, 0.5], 2));
        Assert.False(plateaus.IsKnown);
        Assert.Equal(0, plateaus.At([0.505, 0.5]));
    }

    [Fact]
    public void Point_between_equal_neighbours_is_worth_nothing_and_one_beyond_the_cell_everything()
    {
        Plateaus plateaus = Told(([0.5, 0.5], 1), ([0.6, 0.6], 1));
        Assert.True(plateaus.At([0.55, 0.52]) < -10);
        Assert.Equal(0, plateaus.At([0.65, 0.55]));
        Assert.InRange(plateaus.At([0.61, 0.55]), -1, -0.1);
    }

    [Fact]
    public void Width_of_one_cell_holds_for_the_others()
    {
        Plateaus plateaus = Told(([0.1, 0.1], 2), ([0.5, 0.5], 1), ([0.58, 0.58], 1));
        Assert.InRange(plateaus.At([0.11, 0.11]), -10, -1);
        Assert.Equal(0, plateaus.At([0.3, 0.1]));
    }

    [Theory]
    [InlineData(0.8)] // far apart
    [InlineData(0.5)] // the same point
    public void Equal_values_of_no_neighbours_say_nothing(double x) => Assert.False(Told(([0.5, 0.5], 1), ([x, 0.5], 1)).IsKnown);

    [Fact]
    public void Equal_values_in_the_worse_half_say_nothing() =>
        Assert.False(Told(([0.1, 0.1], 1), ([0.2, 0.4], 1.5), ([0.5, 0.5], 9), ([0.6, 0.6], 9)).IsKnown);

    [Fact]
    public void Cells_of_trials_that_the_model_leaves_out_count_again_when_a_trial_falls_into_them()
    {
        TrialHistory history = new(Square, StudyDirection.Minimize);
        Plateaus plateaus = new(new EncodedSpace(Square));
        foreach ((double x, double value) in ((double, double)[])[(0.1, 2), (0.5, 1), (0.58, 1)]) Tell(x, value);
        Assert.True(plateaus.At([0.11, 0.11]) < 0);
        plateaus.Consider([1, 2]);
        Assert.Equal(0, plateaus.At([0.11, 0.11]));
        Assert.True(plateaus.At([0.55, 0.55]) < -10);
        Tell(0.12, 2);
        Assert.True(plateaus.At([0.11, 0.11]) < -10);

        void Tell(double x, double value)
        {
            history.Finish(history.Count, [x, x], TrialState.Complete, value);
            plateaus.Tell(history, history.Count - 1);
        }
    }

    [Fact]
    public void Failed_trials_have_no_value_in_common()
    {
        Plateaus plateaus = new(new EncodedSpace(Square));
        TrialHistory history = new(Square, StudyDirection.Minimize);
        foreach (double x in (double[])[0.5, 0.6])
        {
            history.Finish(history.Count, [x, x], TrialState.Failed, double.NaN);
            plateaus.Tell(history, history.Count - 1);
        }

        Assert.False(plateaus.IsKnown);
    }

    [Fact]
    public void Slopes_agree_with_central_differences()
    {
        const double Step = 1e-7;
        Columns columns = new(new EncodedSpace(Square));
        columns.Scale([-0.5, 0.3]);
        Plateaus plateaus = Told(([0.5, 0.5], 1), ([0.6, 0.58], 1), ([0.2, 0.9], 3));
        foreach (double[] codes in (double[][])[[0.61, 0.55], [0.61, 0.49], [0.21, 0.93], [0.9, 0.9]])
        {
            double[] slopes = new double[2];
            Assert.Equal(plateaus.At(codes), plateaus.AddSlopes(codes, columns, slopes));
            for (int k = 0; k < 2; k++)
            {
                double centre = codes[k];
                codes[k] = centre + Step;
                double up = plateaus.At(codes);
                codes[k] = centre - Step;
                double down = plateaus.At(codes);
                codes[k] = centre;
                Assert.Equal((up - down) / (2 * Step) / columns.Inverse(k), slopes[k], 1e-4);
            }
        }
    }

    private static Plateaus Told(params (double[] Point, double Value)[] trials)
    {
        Plateaus plateaus = new(new EncodedSpace(Square));
        TrialHistory history = new(Square, StudyDirection.Minimize);
        foreach ((double[] point, double value) in trials)
        {
            history.Finish(history.Count, point, TrialState.Complete, value);
            plateaus.Tell(history, history.Count - 1);
        }

        return plateaus;
    }
}
