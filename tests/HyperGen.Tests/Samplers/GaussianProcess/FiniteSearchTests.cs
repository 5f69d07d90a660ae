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

            FiniteSearch search = new(encoded, finite, surrogate, acquisition);
            search.Update();
            double[] point = new double[3], codes = new double[3];
            Assert.True(search.TryFind(history, choice is null ? null : encoded.Axes[2], choice ?? 0, point));
            encoded.Encode(point, codes);
            Assert.False(history.Contains(point));
            Assert.Equal(choice ?? point[2], point[2]);
            Assert.Equal((best, best), (search.Value, acquisition.At(codes)));
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
        FiniteSearch search = new(encoded, finite, surrogate, Aimed(surrogate, isBound: false, 1));
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
