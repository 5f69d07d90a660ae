using HyperGen.Testing;

namespace HyperGen.Tests.Samplers.Auto;

public sealed class AutoSamplerTests
{
    [Theory]
    [InlineData(800, 500, "a grid of what is left")]
    [InlineData(799, 500, "a Gaussian process two times in three")]
    [InlineData(800, 499, "a Gaussian process,")]
    public void Grid_takes_over_after_500_trials_where_the_budget_covers_the_space(int trials, int finished, string expected)
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddInt("I", 1, 40).AddInt("J", 1, 20).Build();
        Assert.StartsWith(expected, Explanation(space, finished, trials));
    }

    [Theory]
    [InlineData(999)]
    [InlineData(1000)]
    public void Budget_of_every_point_finds_the_optimum_as_soon_as_a_smaller_one(int trials)
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddInt("A", 1, 10).AddInt("B", 1, 10).AddInt("C", 1, 10).Build();
        Assert.InRange(Enumerable.Range(0, 5).Select(seed => TrialsToBottom(space, (ulong)seed, trials)).Order().ElementAt(2), 2, 30);
    }

    // The contract runs eight trials of it on every kind of space; these are most of them proposals of the models.
    [Theory]
    [InlineData("numeric")]
    [InlineData("choice")]
    [InlineData("conditional")]
    [InlineData("mixed constraint")]
    public void Study_resumed_beyond_the_startup_gives_the_same_points(string name)
    {
        const int Trials = 24;
        SearchSpace space = SamplerContractSpaces.All[name];
        SamplerContractRun steady = new(HyperGen.Samplers.Auto(), space, parallelism: 2);
        SamplerContractRun resumed = new(HyperGen.Samplers.Auto(), space, parallelism: 2);
        steady.Parallel(Trials, 2);
        foreach (int trial in (int[])[7, 12, 18, 23, Trials])
        {
            resumed.Parallel(trial - resumed.Points.Count, 2);
            resumed.Resume();
        }

        Assert.Equal(Trials, steady.Points.Count);
        Assert.Equal(steady.Points, resumed.Points);
    }

    [Fact]
    public void Earlier_study_is_learned_from_where_the_budget_covers_the_space()
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddInt("I", 1, 10).AddInt("J", 1, 3).Build();
        TrialHistory earlier = new(space, StudyDirection.Minimize);
        for (int i = 0; i < 10; i++) earlier.Finish(i, [i + 1, 1 + (i % 3)], TrialState.Complete, i);
        SamplerStudy study = new(space, StudyDirection.Minimize, 1, 30, 1) { Earlier = [new EarlierStudy("earlier", earlier)] };
        ISamplerSession session = HyperGen.Samplers.Auto().Start(study);
        Rng rng = Rng.ForTrial(1, 0);
        Assert.True(session.TryPropose(new TrialHistory(space, StudyDirection.Minimize), 0, ref rng, new double[2]));
        Assert.Contains("earlier stud", ((IExplainedSampler)session).Explanation);
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

    private static int TrialsToBottom(SearchSpace space, ulong seed, int trials)
    {
        ISamplerSession session = HyperGen.Samplers.Auto().Start(new SamplerStudy(space, StudyDirection.Minimize, seed, trials, 1));
        TrialHistory history = new(space, StudyDirection.Minimize);
        double[] point = new double[3], bottom = [7, 3, 5];
        for (int trial = 0; trial < trials; trial++)
        {
            Rng rng = Rng.ForTrial(seed, trial);
            Assert.True(session.TryPropose(history, trial, ref rng, point));
            double height = point.Zip(bottom, (x, at) => (x - at) * (x - at)).Sum();
            history.Finish(trial, point, TrialState.Complete, height);
            if (height == 0) break;
        }

        return history.Count;
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
