using HyperGen.Testing;

namespace HyperGen.Tests.Samplers.GaussianProcess;

public sealed class BayesianSamplerTests
{
    [Fact]
    public void Fresh_session_proposes_the_bits_of_one_that_saw_every_trial()
    {
        const int Last = 60;
        SearchSpace space = GaussianProcessFixture.Mixed;
        SamplerStudy study = new(space, StudyDirection.Maximize, 5, 100, 2);
        ISamplerSession steady = HyperGen.Samplers.Bayesian().Start(study);
        TrialHistory history = new(space, study.Direction);
        double[] point = new double[space.Count], again = new double[space.Count];
        for (int trial = 0; trial < Last; trial++)
        {
            Rng rng = Rng.ForTrial(study.Seed, trial), copy = rng;
            Assert.True(steady.TryPropose(history, trial, ref rng, point));
            if (trial is < 12 or > 28 and < 36 or Last - 1)
            {
                Assert.True(HyperGen.Samplers.Bayesian().Start(study).TryPropose(history, trial, ref copy, again));
                Assert.Equal(point, again);
            }

            history.Start(trial, point);
            if (history.Running.Count < 2) continue;
            RunningTrial told = history.Running[trial % 2];
            double value = -Math.Abs(told.Point[0] - 0.3) - told.Point[1];
            if (told.Number % 7 == 3) history.Finish(told.Number, told.Point, TrialState.Failed, double.NaN);
            else history.Finish(told.Number, told.Point, told.Number % 11 == 5 ? TrialState.Pruned : TrialState.Complete, value);
        }
    }

    // Where something changes: the warp and the plain fit at 40, the fits at 60 and beyond, the end of wide proposals, the subset.
    [Theory]
    [InlineData(0)]
    [InlineData(0.05)] // plateaus
    public void Fresh_session_proposes_the_same_wherever_the_model_changes_its_ways(double rounded)
    {
        SearchSpace space = new SearchSpaceBuilder("branches").AddChoice("A", ["a", "b", "c"]).AddFloat("X", 0, 1).When(0, 1, 2)
            .AddInt("K", 1, 9).AddFloat("Z", 1e-4, 1, Scale.Log).Build();
        SamplerContractRun run = new(HyperGen.Samplers.Bayesian(), space, seed: 3, trials: 600, parallelism: 3);
        SamplerStudy study = new(space, StudyDirection.Minimize, 3, 600, 3);
        double[] again = new double[space.Count];
        for (int trial = 0; trial < 66; trial++) Step(trial, trial is 38 or 41 or 42 or 43 or 46 or 59 or 62 or 63 or 65);
        Skip(100);
        for (int trial = 100; trial < 104; trial++) Step(trial, trial >= 102);
        Skip(200);
        for (int trial = 200; trial < 205; trial++) Step(trial, trial >= 202);
        Skip(501);
        for (int trial = 501; trial < 506; trial++) Step(trial, trial is 503 or 505);

        void Step(int trial, bool compared)
        {
            Rng rng = Rng.ForTrial(study.Seed, trial);
            if (compared) Assert.True(HyperGen.Samplers.Bayesian().Start(study).TryPropose(run.History, trial, ref rng, again));
            double[]? point = run.Ask();
            if (compared) Assert.Equal(again, point);
            if (run.History.Running.Count == 3) End(run.History.Running[trial % 2].Number);
        }

        // What others found, so that a long history costs no proposals.
        void Skip(int until)
        {
            while (run.Points.Count < until)
            {
                Rng rng = Rng.ForTrial(9, run.Points.Count);
                double[] point = new double[space.Count];
                space.Sample(ref rng, point);
                run.Points.Add(point);
                run.History.Finish(run.Points.Count - 1, point, TrialState.Complete, Value(point));
            }
        }

        void End(int number) => run.Tell(number, Value(run.Points[number]));

        double Value(double[] point)
        {
            double x = double.IsNaN(point[1]) ? 0.5 : point[1], z = (Math.Log10(point[3]) + 2) / 3, k = (point[2] - 4) / 7;
            double value = (0.1 * (point[0] - 1) * (point[0] - 1)) + ((x - 0.3) * (x - 0.3)) + (k * k) + (z * z);
            return rounded > 0 ? rounded * Math.Round(value / rounded) : value;
        }
    }

    [Fact]
    public void Session_that_missed_calls_proposes_the_same_bits()
    {
        // The one session is asked after every trial, the other only now and then.
        SearchSpace space = GaussianProcessFixture.Mixed;
        SamplerContractRun run = new(HyperGen.Samplers.Bayesian(), space);
        ISamplerSession rare = HyperGen.Samplers.Bayesian().Start(new SamplerStudy(space, StudyDirection.Minimize, 1, 100, 1));
        double[] point = new double[space.Count];
        for (int trial = 0; trial < 40; trial++)
        {
            bool asked = trial % 13 == 12;
            Rng rng = Rng.ForTrial(1, trial);
            if (asked) Assert.True(rare.TryPropose(run.History, trial, ref rng, point));
            run.Sequential(1);
            if (asked) Assert.Equal(run.Points[trial], point);
        }
    }

    [Fact]
    public void Every_choice_appears_among_the_first_trials()
    {
        SearchSpace space = new SearchSpaceBuilder("choices").AddChoice("A", [1, 2, 3, 4, 5, 6, 7, 8]).AddChoice("B", [1, 2, 3]).AddFloat("X", 0, 1).Build();
        for (ulong seed = 0; seed < 5; seed++)
        {
            SamplerContractRun run = new SamplerContractRun(HyperGen.Samplers.Bayesian(), space, seed: seed, trials: 60).Sequential(10);
            Assert.Equal(8, run.Points.Select(point => point[0]).Distinct().Count());
            Assert.Equal(3, run.Points.Select(point => point[1]).Distinct().Count());
        }
    }

    [Fact]
    public void Grid_of_25_points_is_covered_by_25_trials()
    {
        SearchSpace space = new SearchSpaceBuilder("grid").AddInt("I", 1, 5).AddInt("J", 1, 5).Build();
        SamplerContractRun run = new SamplerContractRun(HyperGen.Samplers.Bayesian(), space).Sequential(30);
        Assert.Equal(25, run.Points.Select(point => (point[0], point[1])).Distinct().Count());
        Assert.Equal(25, run.Points.Count);
    }

    [Fact]
    public void Trials_asked_at_once_are_apart()
    {
        SearchSpace space = GaussianProcessFixture.Box(2);
        SamplerContractRun run = new SamplerContractRun(HyperGen.Samplers.Bayesian(), space, parallelism: 8).Sequential(15);
        for (int i = 0; i < 8; i++) Assert.NotNull(run.Ask());
        for (int i = 15; i < 23; i++)
        {
            for (int j = 15; j < i; j++)
                Assert.True(Math.Max(Math.Abs(run.Points[i][0] - run.Points[j][0]), Math.Abs(run.Points[i][1] - run.Points[j][1])) > 0.002);
        }
    }

    [Theory]
    [InlineData(1000, 50)]
    [InlineData(1e-200, 0)]
    [InlineData(1e200, 0)]
    public void Scale_and_offset_of_the_values_change_nothing_but_rounding(double scale, double offset)
    {
        SearchSpace space = GaussianProcessFixture.Box(2);
        SamplerContractRun run = new SamplerContractRun(HyperGen.Samplers.Bayesian(), space).Sequential(12);
        double[] plain = Propose(run.History, value => value), scaled = Propose(run.History, value => (scale * value) + offset);
        for (int k = 0; k < 2; k++) Assert.Equal(plain[k], scaled[k], 1e-4);
    }

    [Fact]
    public void Equal_values_lead_to_points_that_fill_the_space()
    {
        SearchSpace space = GaussianProcessFixture.Box(2);
        SamplerContractRun run = new(HyperGen.Samplers.Bayesian(), space);
        for (int i = 0; i < 20 && run.Ask() is not null; i++) run.Tell(i, 1);
        for (int i = 1; i < 20; i++)
        {
            double nearest = run.Points.Take(i).Min(other => Math.Max(Math.Abs(other[0] - run.Points[i][0]), Math.Abs(other[1] - run.Points[i][1])));
            Assert.True(nearest > 0.05);
        }
    }

    [Fact]
    public void Steady_state_allocates_nothing()
    {
        SearchSpace space = GaussianProcessFixture.Mixed;
        SamplerContractRun run = new SamplerContractRun(HyperGen.Samplers.Bayesian(), space).Sequential(30);
        ISamplerSession session = HyperGen.Samplers.Bayesian().Start(new SamplerStudy(space, StudyDirection.Minimize, 1, 100, 1));
        double[] point = new double[space.Count];
        Propose();
        Propose();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 6; i++) Propose();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 6 * 256);

        void Propose()
        {
            for (int trial = 30; trial < 33; trial++)
            {
                Rng rng = Rng.ForTrial(1, trial);
                Assert.True(session.TryPropose(run.History, trial, ref rng, point));
            }
        }
    }

    [Fact]
    public void Long_history_is_modelled_by_a_subset()
    {
        SearchSpace space = GaussianProcessFixture.Box(2);
        TrialHistory history = new(space, StudyDirection.Minimize);
        Rng rng = Rng.ForStream(1, 1, 1);
        double[] point = new double[2];
        for (int i = 0; i < 520; i++)
        {
            space.Sample(ref rng, point);
            history.Finish(i, point, TrialState.Complete, Bowl(point));
        }

        ISamplerSession session = HyperGen.Samplers.Bayesian().Start(new SamplerStudy(space, StudyDirection.Minimize, 1, 1000, 1));
        for (int trial = 520; trial < 530; trial++)
        {
            Rng own = Rng.ForTrial(1, trial);
            Assert.True(session.TryPropose(history, trial, ref own, point));
            history.Finish(trial, point, TrialState.Complete, Bowl(point));
        }

        Assert.True(history.BestRow >= 520);
        Assert.True(history.Values[history.BestRow] < 1e-4);
    }

    [Fact]
    public void Options_reject_values_out_of_range()
    {
        Assert.Contains("StartupTrials", Assert.Throws<ArgumentOutOfRangeException>(() => new BayesianOptions { StartupTrials = 0 }).Message, StringComparison.Ordinal);
        Assert.Contains("Exploration", Assert.Throws<ArgumentOutOfRangeException>(() => new BayesianOptions { Exploration = double.NaN }).Message, StringComparison.Ordinal);
    }

    private static double Bowl(ReadOnlySpan<double> point) => ((point[0] - 0.7) * (point[0] - 0.7)) + ((point[1] - 0.2) * (point[1] - 0.2));

    private static double[] Propose(TrialHistory history, Func<double, double> change)
    {
        TrialHistory changed = new(history.Space, history.Direction);
        double[] point = new double[history.Space.Count];
        for (int row = 0; row < history.Count; row++)
        {
            history.CopyPoint(row, point);
            changed.Finish(row, point, TrialState.Complete, change(history.Values[row]));
        }

        Rng rng = Rng.ForTrial(1, history.Count);
        HyperGen.Samplers.Bayesian().Start(new SamplerStudy(history.Space, history.Direction, 1, 100, 1)).TryPropose(changed, history.Count, ref rng, point);
        return point;
    }
}
