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
    public void Neglected_choice_that_is_infeasible_leaves_its_turn_to_the_next()
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddFloat("X", 0, 1).AddChoice("C", ["a", "b", "never", "c"])
            .WithConstraints(point => point[1] != 2).Build();
        foreach (ISampler sampler in (ISampler[])[HyperGen.Samplers.Auto(), HyperGen.Samplers.Bayesian()])
        {
            TrialHistory history = new(space, StudyDirection.Minimize);
            for (int i = 0; i < 19; i++) history.Finish(i, [i / 20.0, i == 3 ? 3 : i % 2], TrialState.Complete, Math.Abs(i - 7));
            double[] point = new double[2];
            Rng rng = Rng.ForTrial(1, 19);
            Assert.True(sampler.Start(new SamplerStudy(space, StudyDirection.Minimize, 1, 100, 1)).TryPropose(history, 19, ref rng, point));
            Assert.Equal(3, point[1]);
        }
    }

    // From the process to turns of two samplers at 500, from there to CMA-ES or the Parzen estimator at 2000.
    [Theory]
    [InlineData(498)]
    [InlineData(1998)]
    public void Fresh_session_proposes_the_same_across_a_switch(int from)
    {
        foreach (bool numeric in (bool[])[true, false])
        {
            SearchSpaceBuilder builder = new SearchSpaceBuilder("s").AddFloat("X", 0, 1);
            SearchSpace space = numeric ? builder.AddFloat("Y", 0, 1).Build() : builder.AddChoice("C", ["a", "b"]).Build();
            SamplerStudy study = new(space, StudyDirection.Minimize, 1, null, 3);
            ISamplerSession steady = HyperGen.Samplers.Auto().Start(study);
            TrialHistory history = new(space, study.Direction);
            double[] point = new double[2], again = new double[2];
            Rng draws = Rng.ForTrial(9, 0);
            for (int trial = 0; trial < from + 8; trial++)
            {
                space.Sample(ref draws, point);
                if (trial >= from)
                {
                    Rng rng = Rng.ForTrial(1, trial), copy = rng;
                    Assert.True(steady.TryPropose(history, trial, ref rng, point));
                    Assert.True(HyperGen.Samplers.Auto().Start(study).TryPropose(history, trial, ref copy, again));
                    Assert.Equal(point, again);
                }

                history.Start(trial, point);
                if (history.Running.Count < 3) continue;
                RunningTrial told = history.Running[1];
                history.Finish(told.Number, told.Point.ToArray(), TrialState.Complete, Math.Abs(told.Point[0] - 0.3) + told.Point[1]);
            }
        }
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
