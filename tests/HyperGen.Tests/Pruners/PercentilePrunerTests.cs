using HyperGen.Tests.Studies;

namespace HyperGen.Tests.Pruning;

public class PercentilePrunerTests
{
    [Theory]
    [InlineData(50, 3.0, false)] // the median of 1 to 5 is 3: as good is not worse
    [InlineData(50, 3.1, true)]
    [InlineData(25, 2.0, false)]
    [InlineData(25, 2.1, true)]
    [InlineData(100, 5.0, false)]
    [InlineData(100, 5.1, true)]
    public void ShouldPrune_comparesWithThePercentile(double percentile, double value, bool expected)
    {
        IPruner pruner = HyperGen.Pruners.Percentile(percentile);
        IReadOnlyList<IntermediateValue>[] completed = [.. Enumerable.Range(1, 5).Select(best => Curve(best, best))];

        Assert.Equal(expected, pruner.ShouldPrune(Curve(value), completed, StudyDirection.Minimize));
        Assert.Equal(expected, pruner.ShouldPrune(Curve(-value), [.. completed.Select(curve => Curve([.. curve.Select(report => -report.Value)]))], StudyDirection.Maximize));
    }

    [Fact]
    public void ShouldPrune_looksAtTheBestValueUpToTheStep()
    {
        IReadOnlyList<IntermediateValue>[] completed = [.. Enumerable.Repeat(Curve(9, 5, 1), 5)];

        Assert.False(HyperGen.Pruners.Median().ShouldPrune(Curve(4, 8), completed, StudyDirection.Minimize)); // was better at step 0
        Assert.True(HyperGen.Pruners.Median().ShouldPrune(Curve(6, 6), completed, StudyDirection.Minimize));
        Assert.False(HyperGen.Pruners.Median().ShouldPrune(Curve(8), completed, StudyDirection.Minimize)); // 1 is not known at step 0
    }

    [Fact]
    public void ShouldPrune_waitsForStartupTrialsAndWarmupSteps()
    {
        IReadOnlyList<IntermediateValue>[] completed = [.. Enumerable.Repeat(Curve(1, 1, 1), 4)];

        Assert.False(HyperGen.Pruners.Median(startupTrials: 5).ShouldPrune(Curve(9), completed, StudyDirection.Minimize));
        Assert.True(HyperGen.Pruners.Median(startupTrials: 4).ShouldPrune(Curve(9), completed, StudyDirection.Minimize));
        Assert.False(HyperGen.Pruners.Median(startupTrials: 4, warmupSteps: 1).ShouldPrune(Curve(9), completed, StudyDirection.Minimize));
        Assert.True(HyperGen.Pruners.Median(startupTrials: 4, warmupSteps: 1).ShouldPrune(Curve(9, 9), completed, StudyDirection.Minimize));
    }

    [Fact]
    public void ShouldPrune_ofNothingButNaN_isTrueAndOthersNaNIsIgnored()
    {
        IReadOnlyList<IntermediateValue>[] completed = [.. Enumerable.Repeat(Curve(2), 5), Curve(double.NaN)];

        Assert.True(HyperGen.Pruners.Median().ShouldPrune(Curve(double.NaN), completed, StudyDirection.Minimize));
        Assert.False(HyperGen.Pruners.Median().ShouldPrune(Curve(double.NaN, 1), completed, StudyDirection.Minimize));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    [InlineData(100.5)]
    public void Percentile_outOfRange_isRejected(double percentile) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => HyperGen.Pruners.Percentile(percentile));

    [Fact]
    public async Task Study_recordsAStoppedTrialAsPruned()
    {
        int steps = 0;
        StudyResult<Bowl> result = await Study.MinimizeAsync<Bowl>(
            (trial, _) =>
            {
                double value = trial.Config.Height;
                for (int epoch = 0; epoch < 10; epoch++)
                {
                    steps++;
                    trial.Report(epoch, value + 10 - epoch);
                    if (trial.ShouldPrune) break;
                }

                return Task.FromResult(value);
            },
            new StudyOptions { Trials = 40, Seed = 1, Sampler = new UniformSampler(), Pruner = HyperGen.Pruners.Median() });

        Assert.InRange(result.Pruned, 5, 35);
        Assert.Equal((40 - result.Pruned) * 10 + result.Pruned, steps); // hopeless from the first epoch on
        Assert.Equal(TrialState.Complete, result.Best.State);
        Assert.All(result.Trials.Take(5), trial => Assert.Equal(TrialState.Complete, trial.State));
        Assert.True(result.Trials.Where(trial => trial.State == TrialState.Pruned).Min(trial => trial.Value) > result.Best.Value);
    }

    [Fact]
    public async Task Study_withoutAPruner_neverAdvisesToStop()
    {
        await using Study<Bowl> study = await Study.OpenAsync<Bowl>(new StudyOptions { Sampler = new UniformSampler() });
        Trial<Bowl> trial = await study.AskAsync();
        trial.Report(0, 1e9);

        Assert.False(trial.ShouldPrune);
    }

    private static IReadOnlyList<IntermediateValue> Curve(params double[] values) => [.. values.Select((value, step) => new IntermediateValue(step, value))];
}
