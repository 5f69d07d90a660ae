namespace HyperGen.Studies;

/// <summary>
/// The state of a study: the fold of its events. Knows nothing of storage, sampler or clock. One at a time changes it, or reads it to
/// decide on a change; <see cref="Read"/> may be called at any time.
/// </summary>
internal sealed class StudyState
{
    private readonly Lock _lock = new(); // held for the moment of a change or a look, never while a storage is waited for
    private readonly int? _window;
    private readonly Dictionary<int, LiveTrial> _live = [];
    private readonly SortedSet<int> _waiting = [];
    private readonly Dictionary<int, TrialTold> _uncommitted = [];
    private readonly Dictionary<int, double[]> _uncommittedPoints = [];
    private readonly List<long> _durations = [];
    private readonly Dictionary<int, string> _errors = [];
    private readonly Dictionary<int, TrialTold> _outOfSpace = [];
    private readonly Dictionary<int, IReadOnlyList<IntermediateValue>> _reports = []; // of finished trials, by number
    private readonly GrowingList<IReadOnlyList<IntermediateValue>> _completedReports = new();
    private readonly List<int> _rowOf = []; // by trial number; -1 while a trial is live or out of space
    private readonly List<SpaceAdapted> _adaptations = [];
    private int _committed;

    public StudyState(SearchSpace space, StudyDirection direction, int? window)
    {
        _window = window;
        Ledger = new TrialHistory(space, direction);
        View = window is null ? Ledger : new TrialHistory(space, direction);
    }

    /// <summary>Every finished trial with a point, in the order told.</summary>
    public TrialHistory Ledger { get; }

    /// <summary>What the sampler sees: the ledger, or in deterministic mode a copy that grows in the order of numbers.</summary>
    public TrialHistory View { get; }

    /// <summary>Number of events applied from logs that a proposal depends on; tells whether any happened meanwhile.</summary>
    public long Events { get; private set; }

    /// <summary>Number of trials created: the next free number.</summary>
    public int Created { get; private set; }

    public int Finished => Ledger.Count + _outOfSpace.Count;

    public int Failed { get; private set; }

    public int Pruned { get; private set; }

    public int FailedInARow { get; private set; }

    /// <summary>Finished trials since the best value last improved.</summary>
    public int SinceImprovement { get; private set; }

    /// <summary>Number of trials that were started, ever.</summary>
    public int Started => Created - _waiting.Count;

    public IReadOnlyDictionary<int, LiveTrial> Live => _live;

    /// <summary>What the study took over from earlier ones, as JSON; <see langword="null"/> if nothing.</summary>
    public string? Sources { get; private set; }

    /// <summary>How the bounds of the space moved, in order.</summary>
    public IReadOnlyList<SpaceAdapted> Adaptations => _adaptations;

    /// <summary>The reports of the complete trials that reported, in the order told; may be read while the study goes on.</summary>
    public IReadOnlyCollection<IReadOnlyList<IntermediateValue>> CompletedReports => _completedReports.View;

    public int? FirstWaiting => _waiting.Count == 0 ? null : _waiting.Min;

    /// <summary>Looks at the state between two changes.</summary>
    public TResult Read<TResult>(Func<StudyState, TResult> read)
    {
        lock (_lock) return read(this);
    }

    /// <summary>What is finished now, for readers that do not hold the study up.</summary>
    public StudySnapshot Snapshot() =>
        new(
            Ledger.Frozen(), [.. _durations], new Dictionary<int, string>(_errors),
            new Dictionary<int, IReadOnlyList<IntermediateValue>>(_reports), Failed, Pruned, _outOfSpace.Count, [.. _adaptations]);

    /// <summary>Forgets that the last trials failed: whoever opens a study again has mended the cause.</summary>
    public void ForgiveFailures() => FailedInARow = 0;

    /// <summary>Whether a trial was told exactly this before.</summary>
    /// <exception cref="StudyConflictException">It was told something else.</exception>
    public bool WasTold(LiveTrial trial, TrialTold told)
    {
        if (_live.TryGetValue(trial.Number, out LiveTrial? live) && ReferenceEquals(live, trial)) return false;
        TrialTold before = Told(trial.Number)!;
        if (before.State == told.State && before.Value.Equals(told.Value)) return true;
        throw new StudyConflictException(FormattableString.Invariant(
            $"Trial {told.Trial} was told {before.State} {before.Value} before and now {told.State} {told.Value}; what is told stands."));
    }

    private TrialTold? Told(int number)
    {
        if (_outOfSpace.TryGetValue(number, out TrialTold? told)) return told;
        if (number >= _rowOf.Count || _rowOf[number] is not (>= 0 and int row)) return null;
        return new TrialTold(
            number, Ledger.States[row], Ledger.Values[row], new TimeSpan(_durations[row]), _errors.GetValueOrDefault(number));
    }

    /// <summary>Whether a proposal for the next number may be made: always, or once every trial that it must know has been told.</summary>
    public bool IsReady() => _window is not { } window || ReadyUpTo(Created - window);

    /// <summary>Brings the sampler's view to what a proposal for a number must see.</summary>
    public void PrepareView(int number)
    {
        if (_window is not { } window) return;
        for (; _committed <= number - window && !_live.ContainsKey(_committed); _committed++)
        {
            if (!_uncommitted.Remove(_committed, out TrialTold? told)) continue; // out of space
            _uncommittedPoints.Remove(_committed, out double[]? point);
            View.Finish(told.Trial, point, told.State, told.Value);
        }
    }

    public void Apply(StudyEvent fact)
    {
        using Lock.Scope change = _lock.EnterScope();
        if (fact is not TrialReported) Events++;
        switch (fact)
        {
            case WarmStarted warm:
                Sources = warm.Sources;
                break;
            case SpaceAdapted adapted:
                _adaptations.Add(adapted);
                break;
            case TrialEnqueued enqueued:
                Create(new LiveTrial(enqueued.Trial, enqueued.Point, worker: null, default, isWaiting: true));
                _waiting.Add(enqueued.Trial);
                break;
            case TrialStarted started:
                Create(new LiveTrial(started.Trial, started.Point, started.Worker, started.StartedAt, isWaiting: false));
                break;
            case TrialClaimed claimed when _live.TryGetValue(claimed.Trial, out LiveTrial? trial):
                Claim(trial, claimed.Worker, claimed.StartedAt);
                break;
            case TrialProposed proposed when _live.TryGetValue(proposed.Trial, out LiveTrial? trial):
                Propose(trial, proposed.Point);
                break;
            case TrialReported reported when _live.TryGetValue(reported.Trial, out LiveTrial? trial):
                trial.Restore(reported.Step, reported.Value);
                break;
            case TrialTold told when _live.TryGetValue(told.Trial, out LiveTrial? trial):
                Finish(trial, told.State, told.Value, told.Duration, told.Error);
                break;
        }
    }

    public void Create(LiveTrial trial)
    {
        using Lock.Scope change = _lock.EnterScope();
        Created = Math.Max(Created, trial.Number + 1);
        _live.Add(trial.Number, trial);
        if (!trial.IsWaiting && trial.Point is not null) Run(trial);
    }

    public void Claim(LiveTrial trial, string? worker, DateTimeOffset startedAt)
    {
        using Lock.Scope change = _lock.EnterScope();
        (trial.Worker, trial.StartedAt) = (worker, startedAt);
        trial.Attempts++;
        if (!trial.IsWaiting)
        {
            trial.BeginAnew();
            return;
        }

        trial.IsWaiting = false;
        _waiting.Remove(trial.Number);
        if (trial.Point is not null) Run(trial);
    }

    public void Propose(LiveTrial trial, double[] point)
    {
        using Lock.Scope change = _lock.EnterScope();
        trial.Point = point;
        Run(trial);
    }

    public void Finish(LiveTrial trial, TrialState state, double value, TimeSpan duration, string? error)
    {
        using Lock.Scope change = _lock.EnterScope();
        _live.Remove(trial.Number);
        _waiting.Remove(trial.Number);
        trial.Close();
        if (trial.Reports is { Count: > 0 } reports)
        {
            _reports[trial.Number] = reports;
            if (state == TrialState.Complete) _completedReports.Add(reports);
        }

        if (error is not null) _errors[trial.Number] = error;
        if (state == TrialState.Failed) Failed++;
        if (state == TrialState.Pruned) Pruned++;
        FailedInARow = state == TrialState.Failed ? FailedInARow + 1 : 0;
        if (trial.Point is null)
        {
            _outOfSpace[trial.Number] = new TrialTold(trial.Number, state, value, duration, error);
            return;
        }

        double best = Ledger.BestRow < 0 ? double.NaN : Ledger.Values[Ledger.BestRow];
        while (_rowOf.Count <= trial.Number) _rowOf.Add(-1);
        _rowOf[trial.Number] = Ledger.Count;
        Ledger.Finish(trial.Number, trial.Point, state, value);
        _durations.Add(duration.Ticks);
        SinceImprovement = state == TrialState.Complete && Ledger.IsBetter(value, best) ? 0 : SinceImprovement + 1;
        if (_window is null) return;
        _uncommitted[trial.Number] = new TrialTold(trial.Number, state, value, duration, error);
        _uncommittedPoints[trial.Number] = trial.Point;
    }

    private void Run(LiveTrial trial)
    {
        RunningTrial running = new(trial.Number, trial.Point!);
        Ledger.Start(running);
        if (_window is not null) View.Start(running);
    }

    private bool ReadyUpTo(int number)
    {
        for (int k = _committed; k <= number; k++)
        {
            if (_live.ContainsKey(k)) return false;
        }

        return true;
    }
}
