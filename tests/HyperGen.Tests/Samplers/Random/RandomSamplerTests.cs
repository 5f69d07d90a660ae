namespace HyperGen.Tests.Samplers.Random;

public sealed class RandomSamplerTests
{
    [Fact]
    public void Point_depends_on_seed_and_number_alone()
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddFloat("X", 0, 1).AddChoice("A", ["a", "b"]).Build();
        ISamplerSession session = HyperGen.Samplers.Random().Start(new SamplerStudy(space, StudyDirection.Minimize, 9, null, 1));
        TrialHistory history = new(space, StudyDirection.Minimize);
        double[] first = new double[2], again = new double[2];
        Rng rng = Rng.ForTrial(9, 41), copy = rng;
        Assert.True(session.TryPropose(history, 41, ref rng, first));
        history.Finish(0, first, TrialState.Complete, 3);
        Assert.True(session.TryPropose(history, 41, ref copy, again));
        Assert.Equal(first, again);
    }

    [Fact]
    public void Last_points_of_a_large_finite_space_are_found()
    {
        SearchSpace space = new SearchSpaceBuilder("s").AddInt("I", 0, 199).AddInt("J", 0, 99).Build();
        ISamplerSession session = HyperGen.Samplers.Random().Start(new SamplerStudy(space, StudyDirection.Minimize, 9, null, 1));
        TrialHistory history = new(space, StudyDirection.Minimize);
        double[] point = new double[2];
        int trial = 0;
        for (; ; trial++)
        {
            Rng rng = Rng.ForTrial(9, trial);
            if (!session.TryPropose(history, trial, ref rng, point)) break;
            history.Finish(trial, point, TrialState.Complete, 0);
        }

        Assert.Equal(20_000, trial);
        Assert.Equal(20_000, history.DistinctPoints);
    }

    [Fact]
    public void What_is_left_is_drawn_evenly()
    {
        // All but four of 400 points are taken: rejection fails and the list of what is left decides.
        SearchSpace space = new SearchSpaceBuilder("s").AddInt("I", 0, 399).Build();
        TrialHistory history = new(space, StudyDirection.Minimize);
        for (int i = 0; i < 400; i++)
        {
            if (i % 100 != 17) history.Finish(i, [i], TrialState.Complete, 0);
        }

        ISamplerSession session = HyperGen.Samplers.Random().Start(new SamplerStudy(space, StudyDirection.Minimize, 1, null, 1));
        int[] counts = new int[4];
        double[] point = new double[1];
        for (int trial = 0; trial < 4000; trial++)
        {
            Rng rng = Rng.ForTrial(3, trial);
            Assert.True(session.TryPropose(history, trial, ref rng, point));
            counts[(int)point[0] / 100]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 890, 1110)); // 4 standard deviations
    }

    [Fact]
    public void Impossible_constraint_is_an_error_that_names_the_space()
    {
        foreach (SearchSpace space in (SearchSpace[])[
            new SearchSpaceBuilder("Hopeless").AddFloat("X", 0, 1).WithConstraints(_ => false).Build(),
            new SearchSpaceBuilder("Hopeless").AddInt("I", 0, 9).WithConstraints(_ => false).Build()])
        {
            ISamplerSession session = HyperGen.Samplers.Random().Start(new SamplerStudy(space, StudyDirection.Minimize, 1, null, 1));
            string message = Assert.Throws<InfeasibleSpaceException>(() =>
            {
                Rng rng = Rng.ForTrial(1, 0);
                session.TryPropose(new TrialHistory(space, StudyDirection.Minimize), 0, ref rng, new double[1]);
            }).Message;
            Assert.Contains("Hopeless", message);
        }
    }

    [Fact]
    public void Proposals_in_a_continuous_space_allocate_nothing()
    {
        SearchSpaceBuilder builder = new("s");
        for (int k = 0; k < 10; k++) _ = k % 2 == 0 ? builder.AddFloat($"X{k}", 0, 1) : builder.AddFloat($"X{k}", 1e-4, 1, Scale.Log);
        SearchSpace space = builder.Build();
        ISamplerSession session = HyperGen.Samplers.Random().Start(new SamplerStudy(space, StudyDirection.Minimize, 1, null, 1));
        TrialHistory history = new(space, StudyDirection.Minimize);
        double[] point = new double[10];
        long before = 0;
        for (int trial = 0; trial < 200; trial++)
        {
            if (trial == 100) before = GC.GetAllocatedBytesForCurrentThread();
            Rng rng = Rng.ForTrial(1, trial);
            session.TryPropose(history, trial, ref rng, point);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
