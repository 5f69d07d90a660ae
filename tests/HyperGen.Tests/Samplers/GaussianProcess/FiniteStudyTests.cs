using HyperGen.Testing;

namespace HyperGen.Tests.Samplers.GaussianProcess;

/// <summary>Studies of finite spaces that last beyond 60 trials, from where on the posterior is carried on between two fits.</summary>
public sealed class FiniteStudyTests
{
    private static readonly SearchSpace Numbers = new SearchSpaceBuilder("numbers").AddInt("I", 1, 16).AddInt("J", 1, 16).Build();

    private static readonly SearchSpace Choices =
        new SearchSpaceBuilder("choices").AddInt("I", 1, 10).AddInt("J", 1, 8).AddChoice("A", ["a", "b", "c"]).Build();

    [Theory]
    [InlineData(false, 2)]
    [InlineData(false, 3)]
    [InlineData(true, 2)]
    [InlineData(true, 3)]
    public void Study_resumed_between_two_fits_gives_the_same_points(bool hasChoices, int workers)
    {
        const int Trials = 115;
        SamplerContractRun steady = Start(hasChoices, workers), resumed = Start(hasChoices, workers);
        steady.Parallel(Trials, workers);
        foreach (int trial in (int[])[64, 71, 104, Trials])
        {
            resumed.Parallel(trial - resumed.Points.Count, workers);
            resumed.Resume();
        }

        Assert.Equal(Trials, steady.Points.Count);
        Assert.Equal(steady.Points, resumed.Points);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Steady_proposal_allocates_nothing(bool hasChoices)
    {
        SamplerContractRun run = Start(hasChoices, workers: 2).Parallel(68, 2);
        Bytes(run); // what is compiled and set up once is no part of it
        Assert.Equal(0, Bytes(run));
    }

    private static SamplerContractRun Start(bool hasChoices, int workers) =>
        new(HyperGen.Samplers.Bayesian(), hasChoices ? Choices : Numbers, trials: 200, parallelism: workers);

    // Every kind of turn but that of neglected choices, of which there is a list.
    private static long Bytes(SamplerContractRun run) =>
        Enumerable.Range(80, 6).Max(run.AllocatedBy);
}
