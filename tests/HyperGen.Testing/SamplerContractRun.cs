namespace HyperGen.Testing;

/// <summary>A study of one sampler on a smooth made-up objective, without the study runtime.</summary>
public sealed class SamplerContractRun
{
    private readonly ISampler _sampler;
    private readonly SamplerStudy _study;
    private readonly double[] _scratch;
    private ISamplerSession _session;

    /// <summary>Starts the sampler on a space.</summary>
    public SamplerContractRun(
        ISampler sampler, SearchSpace space, StudyDirection direction = StudyDirection.Minimize, ulong seed = 1, int trials = 100, int parallelism = 1)
    {
        _sampler = sampler;
        _study = new SamplerStudy(space, direction, seed, trials, parallelism);
        _scratch = new double[space.Count];
        _session = sampler.Start(_study);
        History = new TrialHistory(space, direction);
    }

    /// <summary>What the sampler sees.</summary>
    public TrialHistory History { get; private set; }

    /// <summary>The proposals so far, in the order of their numbers.</summary>
    public List<double[]> Points { get; } = [];

    /// <summary>Asks for the next trial and lets it run; null when nothing is left. Checks that the point is valid and feasible.</summary>
    public double[]? Ask()
    {
        double[] point = new double[_study.Space.Count];
        Array.Fill(point, -987654.25); // no entry may be left as it was
        Rng rng = Rng.ForTrial(_study.Seed, Points.Count);
        if (!_session.TryPropose(History, Points.Count, ref rng, point)) return null;
        Xunit.Assert.Null(_study.Space.Problem(point));
        Xunit.Assert.True(_study.Space.IsFeasible(point), "The sampler proposed an infeasible point.");
        History.Start(Points.Count, point);
        Points.Add(point);
        return point;
    }

    /// <summary>The bytes that a proposal for a number allocates on this thread; the trial does not run.</summary>
    public long AllocatedBy(int number)
    {
        Rng rng = Rng.ForTrial(_study.Seed, number);
        long before = GC.GetAllocatedBytesForCurrentThread();
        _session.TryPropose(History, number, ref rng, _scratch);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Tells the value of the made-up objective for a trial that runs.</summary>
    public void Tell(int number) => Tell(number, Objective(_study, Points[number]));

    /// <summary>Tells a value; NaN for a failure.</summary>
    public void Tell(int number, double value) =>
        History.Finish(number, Points[number], double.IsNaN(value) ? TrialState.Failed : TrialState.Complete, value);

    /// <summary>Asks and tells one trial after the other.</summary>
    public SamplerContractRun Sequential(int trials)
    {
        for (int i = 0; i < trials && Ask() is not null; i++) Tell(Points.Count - 1);
        return this;
    }

    /// <summary>Keeps <paramref name="workers"/> trials running and ends the second oldest, so that trials do not end in their order.</summary>
    public SamplerContractRun Parallel(int trials, int workers)
    {
        for (int i = 0; i < trials; i++)
        {
            if (Ask() is null) break;
            if (History.Running.Count == workers) Tell(History.Running[Math.Min(1, workers - 1)].Number);
        }

        return this;
    }

    /// <summary>Forgets the session and continues with a new one on a copy of the history, as a resumed study does.</summary>
    public void Resume()
    {
        TrialHistory copy = new(History.Space, History.Direction);
        double[] point = new double[History.Space.Count];
        for (int row = 0; row < History.Count; row++)
        {
            History.CopyPoint(row, point);
            copy.Finish(History.Numbers[row], point, History.States[row], History.Values[row]);
        }

        foreach (RunningTrial trial in History.Running) copy.Start(trial.Number, trial.Point);
        History = copy;
        _session = _sampler.Start(_study);
    }

    // A bowl off the centre; choices count by their index; mirrored for a maximisation.
    private static double Objective(SamplerStudy study, ReadOnlySpan<double> point)
    {
        double sum = 0;
        foreach (Parameter parameter in study.Space.Parameters)
        {
            if (double.IsNaN(point[parameter.Index])) continue;
            double off = parameter.ToUnit(point[parameter.Index]) - 0.3;
            sum += off * off;
        }

        return study.Direction == StudyDirection.Minimize ? sum : -sum;
    }
}
