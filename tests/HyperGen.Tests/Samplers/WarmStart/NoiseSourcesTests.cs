using HyperGen.Sampling.GaussianProcess;
using HyperGen.Sampling.WarmStart;

namespace HyperGen.Tests.Samplers.WarmStart;

/// <summary>How often earlier studies are believed of which nothing can be learned.</summary>
public sealed class NoiseSourcesTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(3, 3)]
    [InlineData(5, 3)]
    [InlineData(1, 8)]
    [InlineData(3, 8)]
    [InlineData(5, 8)]
    [InlineData(1, 20)]
    [InlineData(3, 20)]
    [InlineData(5, 20)]
    public void Earlier_studies_of_pure_noise_count_in_one_study_of_ten_at_most(int sources, int trials)
    {
        const int Studies = 40;
        SearchSpace space = new SearchSpaceBuilder("s").AddFloat("X", 0, 1).AddFloat("Y", 0, 1).AddChoice("C", ["a", "b", "c", "d", "e", "f", "g", "h"])
            .Build();
        int trusted = Enumerable.Range(0, Studies).Count(study => TrustsNoise(space, sources, trials, (ulong)study));
        Assert.InRange(trusted, 0, Studies / 10);
    }

    private static bool TrustsNoise(SearchSpace space, int sources, int trials, ulong seed)
    {
        Rng rng = Rng.ForStream(seed, 77, (ulong)sources);
        EarlierStudy[] earlier = new EarlierStudy[sources];
        for (int i = 0; i < sources; i++) earlier[i] = new EarlierStudy($"noise {i}", Drawn(space, 30, ref rng, (_, noise) => noise));
        TrialHistory history = Drawn(
            space, trials, ref rng, (point, _) => Math.Pow(point[0] - 0.3, 2) + Math.Pow(point[1] - 0.6, 2) + (0.05 * point[2]));
        EncodedSpace encoded = new(space);
        SamplerStudy study = new(space, StudyDirection.Minimize, seed, 100, 1) { Earlier = earlier };
        if (SourceTrend.Of(encoded, study) is not { } trend) return false;
        new ModelChain(encoded, trend).Advance(history);
        return trend.IsTrusted;
    }

    private static TrialHistory Drawn(SearchSpace space, int trials, ref Rng rng, Func<double[], double, double> value)
    {
        TrialHistory history = new(space, StudyDirection.Minimize);
        double[] point = new double[space.Count];
        for (int i = 0; i < trials; i++)
        {
            space.Sample(ref rng, point);
            history.Finish(i, point, TrialState.Complete, value(point, rng.NextNormal()));
        }

        return history;
    }
}
