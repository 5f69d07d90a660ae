using HyperGen.Sampling.GaussianProcess;

namespace HyperGen.Tests.Samplers.GaussianProcess;

public sealed class FiniteSearchTests
{
    private const int Observed = 20;

    private static readonly SearchSpace Space =
        new SearchSpaceBuilder("finite").AddInt("I", 1, 12).AddInt("J", 1, 9).AddChoice("A", ["a", "b", "c"]).Build();

    [Theory]
    [InlineData(false, null)]
    [InlineData(false, 1)]
    [InlineData(true, null)]
    public void Point_found_is_the_best_of_all_that_are_untried(bool isBound, int? choice)
    {
        for (ulong seed = 0; seed < 10; seed++)
        {
            EncodedSpace encoded = new(Space);
            FiniteSpace finite = FiniteSpace.Of(encoded)!;
            Surrogate surrogate = Model(seed);
            Acquisition acquisition = Aimed(surrogate, isBound, seed);
            TrialHistory history = new(Space, StudyDirection.Minimize);
            for (int i = 0; i < finite.Count; i += 3) history.Finish(i, finite.Point(i), TrialState.Complete, i);
            double best = double.NegativeInfinity;
            for (int i = 0; i < finite.Count; i++)
            {
                if (!history.Contains(finite.Point(i)) && (choice ?? finite.Point(i)[2]) == finite.Point(i)[2])
                    best = Math.Max(best, acquisition.At(finite.Codes(i)));
            }

            FiniteSearch search = new(encoded, finite, acquisition);
            search.Update();
            double[] point = new double[3], codes = new double[3];
            Assert.True(search.TryFind(history, choice is null ? null : encoded.Axes[2], choice ?? 0, point));
            encoded.Encode(point, codes);
            Assert.False(history.Contains(point));
            Assert.Equal(choice ?? point[2], point[2]);
            Assert.Equal((best, best), (search.Value, acquisition.At(codes)));
        }
    }

    // With the cut that is right without running trials one of each was missed, by 0.021 and 0.009: seeds 22 and 34.
    [Theory]
    [InlineData(20, 12, 15)]
    [InlineData(14, 6, 27)]
    public void Point_found_with_running_trials_is_as_good_as_the_best(int observed, int pending, int firstSeed)
    {
        for (ulong seed = (ulong)firstSeed; seed < (ulong)firstSeed + 15; seed++)
        {
            EncodedSpace encoded = new(Space);
            FiniteSpace finite = FiniteSpace.Of(encoded)!;
            Columns columns = GaussianProcessFixture.Rows(Space, observed + pending, seed);
            Surrogate surrogate = new(columns);
            Assert.True(surrogate.TryFactor(GaussianProcessFixture.Theta(3, seed), observed));
            surrogate.Observe(GaussianProcessFixture.Normals(observed, seed));
            Acquisition acquisition = new(surrogate);
            FiniteSearch search = new(encoded, finite, acquisition);
            search.Update();
            while (surrogate.Count < observed + pending) Assert.True(surrogate.TryAppend());
            Rng rng = Rng.ForStream(seed, 4, 4);
            acquisition.UseImprovement(ref rng);
            double best = double.NegativeInfinity;
            for (int i = 0; i < finite.Count; i++) best = Math.Max(best, acquisition.At(finite.Codes(i)));
            Assert.True(search.TryFind(new TrialHistory(Space, StudyDirection.Minimize), null, 0, new double[3]));
            Assert.Equal(best, search.Value);
        }
    }

    [Fact]
    public void Nothing_is_found_where_all_points_are_tried()
    {
        EncodedSpace encoded = new(Space);
        FiniteSpace finite = FiniteSpace.Of(encoded)!;
        Surrogate surrogate = Model(1);
        TrialHistory history = new(Space, StudyDirection.Minimize);
        for (int i = 0; i < finite.Count; i++) history.Finish(i, finite.Point(i), TrialState.Complete, i);
        FiniteSearch search = new(encoded, finite, Aimed(surrogate, isBound: false, 1));
        search.Update();
        Assert.False(search.TryFind(history, null, 0, new double[3]));
    }

    private static Surrogate Model(ulong seed) => GaussianProcessFixture.Conditioned(
        GaussianProcessFixture.Rows(Space, Observed, seed),
        GaussianProcessFixture.Theta(3, seed),
        GaussianProcessFixture.Normals(Observed, seed));

    private static Acquisition Aimed(Surrogate surrogate, bool isBound, ulong seed)
    {
        Acquisition acquisition = new(surrogate);
        Rng rng = Rng.ForStream(seed, 4, 4);
        if (isBound) acquisition.UseBound(1.8);
        else acquisition.UseImprovement(ref rng);
        return acquisition;
    }
}
