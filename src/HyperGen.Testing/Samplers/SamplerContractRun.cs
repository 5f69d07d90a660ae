namespace HyperGen.Testing;

/// <summary>A study of one sampler on a smooth made-up objective, without the study runtime.</summary>
public sealed class SamplerContractRun
{
    private const double Unwritten = -987654.25;

    private readonly ISampler _sampler;
    private readonly SamplerStudy _study;
    private readonly double[] _scratch;
    private readonly HashSet<int> _told = [];
    private ISamplerSession _session;

    /// <summary>Starts the sampler on a space.</summary>
    /// <param name="sampler">The sampler.</param>
    /// <param name="space">The space.</param>
    /// <param name="direction">Which values are better.</param>
    /// <param name="seed">The study's seed.</param>
    /// <param name="trials">The trial budget that the sampler is told of.</param>
    /// <param name="parallelism">The number of trials at once that the sampler is told of.</param>
    public SamplerContractRun(
        ISampler sampler,
        SearchSpace space,
        StudyDirection direction = StudyDirection.Minimize,
        ulong seed = 1,
        int trials = 100,
        int parallelism = 1)
    {
        _sampler = sampler;
        _study = new SamplerStudy(space, direction, seed, trials, parallelism);
        _scratch = new double[space.Count];
        _session = sampler.Start(_study);
        History = new TrialHistory(space, direction);
    }

    /// <summary>What the sampler sees.</summary>
    public TrialHistory History { get; private set; }

    /// <summary>The points so far, those told from elsewhere among them, in the order of their numbers.</summary>
    public List<double[]> Points { get; } = [];

    /// <summary>Asks for the next trial and lets it run; null when nothing is left. Checks that the point is valid and feasible.</summary>
    public double[]? Ask()
    {
        double[] point = new double[_study.Space.Count];
        Array.Fill(point, Unwritten);
        Rng rng = Rng.ForTrial(_study.Seed, Points.Count);
        if (!_session.TryPropose(History, Points.Count, ref rng, point)) return null;
        string? problem = Array.IndexOf(point, Unwritten) is >= 0 and var entry
            ? $"the entry of '{_study.Space.Parameters[entry].Name}' was not written"
            : _study.Space.Problem(point);
        string trial = $"trial {Points.Count} on '{_study.Space.Name}'";
        SamplerRules.Require(problem is null, SamplerRules.Valid, $"{trial}: {problem}");
        SamplerRules.Require(_study.Space.IsFeasible(point), SamplerRules.Feasible, $"{trial} violates a constraint");
        History.Start(Points.Count, point);
        Points.Add(point);
        return point;
    }

    /// <summary>The bytes that a proposal for a number allocates on this thread; the trial does not run.</summary>
    /// <param name="number">The number of the trial.</param>
    public long AllocatedBy(int number)
    {
        Rng rng = Rng.ForTrial(_study.Seed, number);
        long before = GC.GetAllocatedBytesForCurrentThread();
        _session.TryPropose(History, number, ref rng, _scratch);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Tells the value of the made-up objective for a trial that runs.</summary>
    /// <param name="number">The trial's number.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such trial.</exception>
    /// <exception cref="InvalidOperationException">The trial was told already.</exception>
    public void Tell(int number) => Tell(number, Objective(_study, PointOf(number)));

    /// <summary>Tells a value.</summary>
    /// <param name="number">The trial's number.</param>
    /// <param name="value">The value; NaN for a failure.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such trial.</exception>
    /// <exception cref="InvalidOperationException">The trial was told already.</exception>
    public void Tell(int number, double value)
    {
        double[] point = PointOf(number);
        if (!_told.Add(number)) throw new InvalidOperationException($"Trial {number} was told already; a trial has one value.");
        History.Finish(number, point, double.IsNaN(value) ? TrialState.Failed : TrialState.Complete, value);
    }

    /// <summary>Tells the value of the made-up objective for a point that the sampler was not asked for.</summary>
    /// <param name="point">A valid point.</param>
    /// <exception cref="ArgumentException">The point is not valid; the message says why.</exception>
    public void TellOther(ReadOnlySpan<double> point)
    {
        if (_study.Space.Problem(point) is { } problem)
            throw new ArgumentException($"This is no point of '{_study.Space.Name}': {problem}.", nameof(point));
        Points.Add(point.ToArray());
        Tell(Points.Count - 1);
    }

    /// <summary>Asks and tells one trial after the other.</summary>
    /// <param name="trials">How many, unless the sampler comes to an end before.</param>
    public SamplerContractRun Sequential(int trials)
    {
        for (int i = 0; i < trials && Ask() is not null; i++) Tell(Points.Count - 1);
        return this;
    }

    /// <summary>
    /// Keeps <paramref name="workers"/> trials running and ends the second oldest, so that trials do not end in their order.
    /// </summary>
    /// <param name="trials">How many to start, unless the sampler comes to an end before.</param>
    /// <param name="workers">How many run at once.</param>
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

    private double[] PointOf(int number) => number >= 0 && number < Points.Count
        ? Points[number]
        : throw new ArgumentOutOfRangeException(
            nameof(number), number, $"There are {Points.Count} trials so far, numbered from 0; Ask() starts the next one.");

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
