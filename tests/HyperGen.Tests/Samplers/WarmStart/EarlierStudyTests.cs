namespace HyperGen.Tests.Samplers.WarmStart;

public sealed class EarlierStudyTests
{
    [Fact]
    public void Earlier_study_without_a_name_or_trials_is_an_error_that_says_which()
    {
        TrialHistory trials = new(new SearchSpaceBuilder("s").AddFloat("X", 0, 1).Build(), StudyDirection.Minimize);
        Assert.Throws<ArgumentNullException>("Trials", () => new EarlierStudy("x", null!));
        Assert.Throws<ArgumentNullException>("Name", () => new EarlierStudy(null!, trials));
    }

    private static readonly SearchSpace Line = new SearchSpaceBuilder("line").AddFloat("X", 0, 1).Build();

    [Fact]
    public void Trials_that_are_added_later_are_no_part_of_an_earlier_study()
    {
        TrialHistory history = new(Line, StudyDirection.Minimize);
        history.Finish(0, [0.25], TrialState.Complete, 1);
        EarlierStudy earlier = new("earlier", history);
        history.Finish(1, [0.5], TrialState.Complete, 0);
        Assert.Equal((1, 0), (earlier.Trials.Count, earlier.Trials.BestRow));
        Assert.Equal([1.0], earlier.Trials.Values.ToArray());
    }

    [Fact]
    public void Trials_of_an_earlier_study_are_read_only()
    {
        TrialHistory history = new(Line, StudyDirection.Minimize);
        history.Finish(0, [0.25], TrialState.Complete, 1);
        foreach (EarlierStudy earlier in (EarlierStudy[])[new("earlier", history), new EarlierStudy("other", history) with { Trials = history }])
        {
            Assert.Contains("Trial 7 ", Assert.Throws<InvalidOperationException>(() => earlier.Trials.Finish(7, [0.5], TrialState.Complete, 2)).Message);
            Assert.Contains("read-only", Assert.Throws<InvalidOperationException>(() => earlier.Trials.Start(8, [0.5])).Message);
            Assert.Equal(1, earlier.Trials.Count);
        }

        history.Start(8, [0.5]);
        Assert.Single(history.Running);
    }

    [Fact]
    public void Result_says_that_every_earlier_study_is_noise()
    {
        // Values that a permutation gives: no order for a model to find.
        double[] noise = [5, 1, 8, 3, 9, 0, 6, 2, 7, 4];
        TrialHistory trials = new(Line, StudyDirection.Minimize);
        for (int i = 0; i < noise.Length; i++) trials.Finish(i, [i / 10.0], TrialState.Complete, noise[i]);
        foreach (ISampler sampler in (ISampler[])[HyperGen.Samplers.Bayesian(), HyperGen.Samplers.Auto()])
        {
            SamplerStudy study = new(Line, StudyDirection.Minimize, 1, 30, 1) { Earlier = [new("first", trials), new("second", trials)] };
            ISamplerSession session = sampler.Start(study);
            Rng rng = Rng.ForTrial(1, 0);
            Assert.True(session.TryPropose(new TrialHistory(Line, StudyDirection.Minimize), 0, ref rng, new double[1]));
            Assert.Contains(
                "no earlier study counts: 'first', 'second' left aside, because no model orders their own trials",
                ((IExplainedSampler)session).Explanation);
        }
    }

    [Fact]
    public void Result_names_the_earlier_study_that_is_noise_beside_one_that_is_not()
    {
        double[] noise = [5, 1, 8, 3, 9, 0, 6, 2, 7, 4];
        TrialHistory slope = new(Line, StudyDirection.Minimize), trials = new(Line, StudyDirection.Minimize);
        for (int i = 0; i < noise.Length; i++)
        {
            slope.Finish(i, [i / 10.0], TrialState.Complete, i);
            trials.Finish(i, [i / 10.0], TrialState.Complete, noise[i]);
        }

        SamplerStudy study = new(Line, StudyDirection.Minimize, 1, 30, 1) { Earlier = [new("slope", slope), new("noise", trials)] };
        Assert.EndsWith("; 'noise' left aside, because no model orders their own trials better than chance does",
            ((IExplainedSampler)HyperGen.Samplers.Bayesian().Start(study)).Explanation);
    }
}
