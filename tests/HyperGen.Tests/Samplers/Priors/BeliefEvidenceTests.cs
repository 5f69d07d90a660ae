using HyperGen.Sampling.Priors;

namespace HyperGen.Tests.Samplers.Priors;

/// <summary>Results weigh beliefs down as far as they speak against them.</summary>
public sealed class BeliefEvidenceTests
{
    private static readonly SearchSpace Space = new SearchSpaceBuilder("s").AddFloat("X", 0, 1).Near(0.3, spread: 0.1)
        .AddChoice("C", ["a", "b", "c"]).Weigh(1, 5, 1).Build();

    [Fact]
    public void Beliefs_count_in_full_before_there_are_results() => Assert.Equal(1, Weight(new TrialHistory(Space, StudyDirection.Minimize)));

    [Theory]
    [InlineData(StudyDirection.Minimize)]
    [InlineData(StudyDirection.Maximize)]
    public void Beliefs_that_order_results_count_in_full_and_those_that_order_them_the_wrong_way_hardly(StudyDirection direction)
    {
        double sign = direction == StudyDirection.Minimize ? 1 : -1;
        double Far(double[] point) => sign * (Math.Abs(point[0] - 0.3) + (point[1] == 1 ? 0 : 0.5));
        Assert.Equal(1, Weight(Drawn(direction, (point, _) => Far(point))));
        Assert.InRange(Weight(Drawn(direction, (point, _) => -Far(point))), 0, 0.01);
    }

    [Fact]
    public void Results_that_have_nothing_to_do_with_the_beliefs_leave_most_of_the_weight()
    {
        double[] weights = [.. Enumerable.Range(0, 100).Select(seed => Weight(Drawn(StudyDirection.Minimize, (_, noise) => noise, seed)))];
        Assert.InRange(weights.Average(), 0.65, 0.85); // ¾ for a standard normal z
    }

    [Fact]
    public void Only_the_order_of_results_counts()
    {
        double Value(double[] point, double noise) => Math.Abs(point[0] - 0.6) + (0.2 * noise);
        double weight = Weight(Drawn(StudyDirection.Minimize, Value));
        Assert.InRange(weight, 0.01, 0.99);
        Assert.Equal(weight, Weight(Drawn(StudyDirection.Minimize, (point, noise) => 1e300 * Math.Pow(Value(point, noise) + 2, 3) / 1e3)));
    }

    [Fact]
    public void Equal_results_failures_and_equal_densities_say_nothing()
    {
        Assert.Equal(1, Weight(Drawn(StudyDirection.Minimize, (_, _) => 7)));
        TrialHistory failed = new(Space, StudyDirection.Minimize);
        for (int i = 0; i < 9; i++) failed.Finish(i, [0.1 * i, i % 3], TrialState.Failed, double.NaN);
        Assert.Equal(1, Weight(failed));
        TrialHistory same = new(Space, StudyDirection.Minimize);
        for (int i = 0; i < 9; i++) same.Finish(i, [0.5, 0], TrialState.Complete, i);
        Assert.Equal(1, Weight(same));
    }

    [Fact]
    public void Weight_of_a_history_that_grew_is_that_of_one_seen_at_once()
    {
        TrialHistory whole = Drawn(StudyDirection.Minimize, (point, noise) => Math.Abs(point[0] - 0.6) + (0.2 * noise), trials: 70);
        TrialHistory growing = new(Space, StudyDirection.Minimize);
        PointPrior prior = Prior();
        double[] point = new double[2];
        for (int row = 0; row < whole.Count; row++)
        {
            whole.CopyPoint(row, point);
            growing.Finish(row, point, TrialState.Complete, whole.Values[row]);
            prior.Weight(growing);
        }

        Assert.Equal(Prior().Weight(whole), prior.Weight(growing));
    }

    private static double Weight(TrialHistory history) => new BeliefEvidence(Prior(), Space.Count).Weight(history);

    private static PointPrior Prior() => PointPrior.Of(new SamplerStudy(Space, StudyDirection.Minimize, 1, 100, 1))!;

    private static TrialHistory Drawn(StudyDirection direction, Func<double[], double, double> value, int seed = 3, int trials = 20)
    {
        TrialHistory history = new(Space, direction);
        Rng rng = Rng.ForTrial((ulong)seed, 0);
        double[] point = new double[2];
        for (int i = 0; i < trials; i++)
        {
            Space.Sample(ref rng, point);
            history.Finish(i, point, TrialState.Complete, value(point, rng.NextNormal()));
        }

        return history;
    }
}
