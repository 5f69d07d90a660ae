namespace HyperGen.Tests.Samplers.Auto;

public sealed class AutoSamplerTests
{
    [Theory]
    [InlineData(30, 0, "a grid")]
    [InlineData(29, 0, "a Gaussian process,")]
    [InlineData(null, 0, "a Gaussian process,")]
    public void Finite_space_within_the_budget_is_a_grid(int? trials, int finished, string expected)
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddInt("I", 1, 10).AddInt("J", 1, 3).Build();
        Assert.StartsWith(expected, Explanation(space, finished, trials));
    }

    [Theory]
    [InlineData(499, "a Gaussian process,")]
    [InlineData(500, "a Gaussian process two times in three")]
    [InlineData(2000, "CMA-ES")]
    public void Method_for_a_numeric_space_follows_the_number_of_trials(int finished, string expected) =>
        Assert.StartsWith(expected, Explanation(new SearchSpaceBuilder("s").AddFloat("X", 0, 1).AddFloat("Y", 0, 1).Build(), finished, null));

    [Fact]
    public void Space_with_a_choice_is_left_to_the_parzen_estimator_in_the_end() =>
        Assert.StartsWith("a Parzen estimator", Explanation(new SearchSpaceBuilder("s").AddFloat("X", 0, 1).AddChoice("C", ["a", "b"]).Build(), 2000, null));

    [Fact]
    public void Twentieth_trial_tries_a_neglected_choice_with_the_best_values()
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddFloat("X", 0, 1).AddChoice("C", ["a", "b", "c"])
            .AddFloat("Child", 0, 1).When(1, 2).Build();
        TrialHistory history = new(space, StudyDirection.Minimize);
        for (int i = 0; i < 19; i++) history.Finish(i, [i / 20.0, i % 2, double.NaN], TrialState.Complete, Math.Abs(i - 7));
        double[] point = new double[3];
        Rng rng = Rng.ForTrial(1, 19);
        ISamplerSession session = HyperGen.Samplers.Auto().Start(new SamplerStudy(space, StudyDirection.Minimize, 1, 100, 1));
        Assert.True(session.TryPropose(history, 19, ref rng, point));
        Assert.Equal([7 / 20.0, 2, 0.5], point);
    }

    [Fact]
    public void Study_without_a_sampler_has_auto_and_says_why()
    {
        StudyResult<Studies.Bowl> result = Study.Minimize<Studies.Bowl>(config => config.Height, new StudyOptions { Trials = 8, Seed = 1 });
        Assert.StartsWith("auto", result.Sampler);
        Assert.Contains("because", result.Sampler);
    }

    private static string Explanation(SearchSpace space, int finished, int? trials)
    {
        TrialHistory history = new(space, StudyDirection.Minimize);
        double[] point = new double[space.Count];
        Rng draws = Rng.ForTrial(9, 0);
        for (int i = 0; i < finished; i++)
        {
            space.Sample(ref draws, point);
            history.Finish(i, point, TrialState.Complete, point[0]);
        }

        ISamplerSession session = HyperGen.Samplers.Auto().Start(new SamplerStudy(space, StudyDirection.Minimize, 1, trials, 1));
        Rng rng = Rng.ForTrial(1, 2000);
        Assert.True(session.TryPropose(history, 2000, ref rng, point));
        Assert.Null(space.Problem(point));
        return ((IExplainedSampler)session).Explanation;
    }
}
