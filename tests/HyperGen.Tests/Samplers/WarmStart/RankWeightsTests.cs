using HyperGen.Sampling.WarmStart;
using HyperGen.Tests.Samplers.GaussianProcess;

namespace HyperGen.Tests.Samplers.WarmStart;

public sealed class RankWeightsTests
{
    [Theory]
    [InlineData(1, 1.0)]
    [InlineData(-1, 0.0)]
    public void Source_counts_if_it_ranks_the_trials_and_not_if_it_reverses_them(int sign, double weight)
    {
        double[] t = GaussianProcessFixture.Normals(10, 1);
        RankWeights weights = new(2, seed: 3, new ConcordanceTest(3));
        weights.Judge(t, [[.. t.Select(value => (sign * value) + 5)], [.. new double[10]]]);
        Assert.Equal(weight, weights.Values[0]);
        Assert.Equal(0, weights.Values[1]);
    }

    [Fact]
    public void Source_that_ranks_nearly_right_outweighs_one_that_ranks_roughly()
    {
        double[] t = GaussianProcessFixture.Normals(20, 1), little = GaussianProcessFixture.Normals(20, 2), more = GaussianProcessFixture.Normals(20, 3);
        RankWeights weights = new(2, seed: 3, new ConcordanceTest(3));
        weights.Judge(t, [[.. t.Zip(little, (one, noise) => one + (0.3 * noise))], [.. t.Zip(more, (one, noise) => one + (0.6 * noise))]]);
        Assert.True(weights.Values[0] > weights.Values[1], $"{weights.Values[0]} against {weights.Values[1]}");
        Assert.Equal(1, weights.Values[0] + weights.Values[1], 1e-12);
    }

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
    public void Predictions_of_pure_noise_count_in_one_study_of_twenty(int sources, int trials)
    {
        const int Studies = 400;
        int trusted = Enumerable.Range(0, Studies).Count(study =>
        {
            RankWeights weights = new(sources, (ulong)study, new ConcordanceTest((ulong)study));
            ulong seed = (ulong)(100 * study);
            List<double>[] predictions =
                [.. Enumerable.Range(1, sources).Select(source => GaussianProcessFixture.Normals(trials, seed + (ulong)source).ToList())];
            weights.Judge(GaussianProcessFixture.Normals(trials, seed), predictions);
            return weights.Values.ContainsAnyExcept(0.0);
        });
        Assert.InRange(trusted, 0, 0.05 * Studies * 1.5); // 0.05 and 2.3 standard errors
    }
}
