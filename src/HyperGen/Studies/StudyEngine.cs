namespace HyperGen.Studies;

/// <summary>Asks and tells: draws points from the sampler, keeps the budgets and records every event before it counts.</summary>
/// <remarks>Knows points only; <see cref="Study{T}"/> turns them into configs. One call at a time passes the gate.</remarks>
internal sealed class StudyEngine : IStudyControl, IAsyncDisposable
{
    private readonly StudyOptions _options;
    private readonly IStudyLog? _log;
    private readonly ISamplerSession _sampler;
    private readonly StudyState _state;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly StudyClock _clock;
    private readonly int _finishedBefore;
    private TaskCompletionSource? _nextTell;
    private bool _disposed;

    private StudyEngine(StudyOptions options, SearchSpace space, IStudyLog? log, ulong seed, IReadOnlyList<StudyEvent> events)
    {
        (_options, _log, Space, Seed) = (options, log, space, seed);
        _clock = new StudyClock(options.TimeProvider);
        Sampler = options.Sampler ?? throw new ArgumentException($"{nameof(StudyOptions)}.{nameof(StudyOptions.Sampler)} is not set.", nameof(options));
        _sampler = Sampler.Start(new SamplerStudy(space, options.Direction, seed, options.Trials, Math.Max(options.Parallelism, options.DeterministicWindow ?? 1)));
        _state = new StudyState(space, options.Direction, options.DeterministicWindow);
        foreach (StudyEvent fact in events) _state.Apply(fact);
        _finishedBefore = _state.Finished;
    }

    public string Name => _options.Name;

    public SearchSpace Space { get; }

    public ulong Seed { get; }

    public ISampler Sampler { get; }

    /// <summary>The sampler's name, with its own explanation if it chooses between methods.</summary>
    public string SamplerDescription => _sampler is IExplainedSampler explained ? $"{Sampler.Name}: {explained.Explanation}" : Sampler.Name;

    public SpaceDifference SpaceDifference => _log?.Difference ?? SpaceDifference.None;

    public StopReason StoppedBecause { get; private set; }

    public StudyProgress Progress => StudyProgressReport.Of(_options, _state, _clock, _finishedBefore);

    public static async ValueTask<StudyEngine> OpenAsync(StudyOptions options, SearchSpace space, CancellationToken cancellationToken)
    {
        options.Validate();
        ulong seed = options.Seed ?? NewSeed();
        if (options.Storage is null) return Opened(new StudyEngine(options, space, log: null, seed, []));

        IStudyLog log = await options.Storage.OpenAsync(new StudyDeclaration(options.Name, options.Direction, space, seed), cancellationToken).ConfigureAwait(false);
        try
        {
            if (options.Seed is not null && log.Seed != seed)
            {
                throw new StudyConflictException(
                    $"Study '{options.Name}' was started with seed {log.Seed} and is opened with seed {seed}; leave {nameof(StudyOptions.Seed)} unset or use the stored one.");
            }

            IReadOnlyList<StudyEvent> events = await log.ReadAsync(cancellationToken).ConfigureAwait(false);
            return Opened(new StudyEngine(options, space, log, log.Seed, events));
        }
        catch
        {
            await log.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The next trial to run, or null when the study has ended.</summary>
    public async ValueTask<LiveTrial?> TryAskAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task told;
            await EnterAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                await EnqueueBaselineAsync(cancellationToken).ConfigureAwait(false);
                LiveTrial? trial = await ResumeOneAsync(cancellationToken).ConfigureAwait(false);
                if (trial is null && !HasStopped())
                {
                    if (_state.IsReady()) trial = await CreateAsync(cancellationToken).ConfigureAwait(false);
                    else
                    {
                        told = (_nextTell ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
                        goto wait;
                    }
                }

                if (trial is not null) Notify(static (observer, study, number) => observer.OnTrialStarted(study, number), trial.Number);
                return trial;
            }
            finally
            {
                _gate.Release();
            }

        wait:
            await told.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Records how a trial ended. The same again is harmless.</summary>
    /// <exception cref="StudyConflictException">The trial was told something else before.</exception>
    public async ValueTask TellAsync(LiveTrial trial, TrialState state, double value, string? error, CancellationToken cancellationToken)
    {
        StudyProgress? progress = null;
        await EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            TimeSpan duration = _clock.Now - trial.StartedAt;
            TrialTold told = new(trial.Number, state, value, duration < TimeSpan.Zero ? TimeSpan.Zero : duration, error);
            if (!await RecordAsync(trial, told, cancellationToken).ConfigureAwait(false)) return;
            UpdateStop();
            _nextTell?.TrySetResult();
            _nextTell = null;
            if (_options.Observers.Count > 0)
            {
                TrialOutcome outcome = new(told.Trial, told.State, told.Value, told.Duration, told.Error);
                Notify(static (observer, study, outcome) => observer.OnTrialFinished(study, outcome), outcome);
            }

            if (_options.Progress is not null) progress = Progress;
        }
        finally
        {
            _gate.Release();
        }

        if (progress is not null) _options.Progress!.Report(progress);
    }

    /// <summary>Creates a waiting trial with a given point and returns its number.</summary>
    public async ValueTask<int> EnqueueAsync(double[] point, CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await EnqueueBaselineAsync(cancellationToken).ConfigureAwait(false);
            return await EnqueuePointAsync(point, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Stop() => StopBecause(StopReason.Requested);

    public void StopBecause(StopReason reason)
    {
        if (StoppedBecause != StopReason.None) return;
        StoppedBecause = reason;
        foreach (IStudyObserver observer in _options.Observers) observer.OnStopped(this);
    }

    /// <summary>Reads under the gate.</summary>
    public TResult Read<TResult>(Func<StudyState, TResult> read)
    {
        _gate.Wait();
        try
        {
            return read(_state);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Report(LiveTrial trial, int step, double value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        _gate.Wait();
        try
        {
            (trial.Reports ??= [])[step] = value;
            (trial.UnsavedSteps ??= []).Add(step);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        if (!_disposed)
        {
            _disposed = true;
            if (_log is not null) await _log.DisposeAsync().ConfigureAwait(false);
        }

        _gate.Release();
    }

    private static ulong NewSeed()
    {
        Span<byte> bytes = stackalloc byte[4];
        System.Security.Cryptography.RandomNumberGenerator.Fill(bytes);
        return BitConverter.ToUInt32(bytes); // short enough to be read out and typed
    }

    private static StudyEngine Opened(StudyEngine engine)
    {
        engine.UpdateStop();
        foreach (IStudyObserver observer in engine._options.Observers) observer.OnOpened(engine);
        return engine;
    }

    private ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        if (!_gate.Wait(0, CancellationToken.None)) return new ValueTask(SlowEnterAsync(cancellationToken));
        ThrowIfDisposed();
        return ValueTask.CompletedTask;
    }

    private async Task SlowEnterAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        ThrowIfDisposed();
    }

    private void ThrowIfDisposed()
    {
        if (!_disposed) return;
        _gate.Release();
        throw new ObjectDisposedException(nameof(Study), $"Study '{Name}' is closed; open it again to go on.");
    }

    private bool HasStopped()
    {
        if (StoppedBecause != StopReason.None) return true;
        if (_state.Started >= _options.Trials) StopBecause(StopReason.Trials);
        else if (_clock.Elapsed >= _options.Timeout) StopBecause(StopReason.Timeout);
        return StoppedBecause != StopReason.None;
    }

    private void UpdateStop()
    {
        TrialHistory ledger = _state.Ledger;
        if (_state.FailedInARow >= _options.MaxFailuresInARow) StopBecause(StopReason.TooManyFailures);
        else if (_state.SinceImprovement >= _options.Patience) StopBecause(StopReason.NoImprovement);
        else if (ledger.BestRow >= 0 && _options.Target is { } target && !ledger.IsBetter(target, ledger.Values[ledger.BestRow]))
            StopBecause(StopReason.Target);
    }

    private async ValueTask EnqueueBaselineAsync(CancellationToken cancellationToken)
    {
        if (_state.Created > 0 || _options.Baseline == Baseline.Skip || !Space.HasDefault || _options.Trials == 0) return;
        await EnqueuePointAsync(Space.Default.ToArray(), cancellationToken, onlyFirst: true).ConfigureAwait(false);
    }

    private async ValueTask<int> EnqueuePointAsync(double[] point, CancellationToken cancellationToken, bool onlyFirst = false)
    {
        int number = _state.Created;
        if (_log is null)
        {
            _state.Apply(new TrialEnqueued(number, point));
            return number;
        }

        StudyEvent[] events = [];
        await _log.CommitAsync(
            unseen =>
            {
                Apply(unseen);
                number = _state.Created;
                return events = onlyFirst && number > 0 ? [] : [new TrialEnqueued(number, point)];
            },
            cancellationToken).ConfigureAwait(false);
        Apply(events);
        return number;
    }

    /// <summary>A waiting trial, or one whose worker is gone.</summary>
    private async ValueTask<LiveTrial?> ResumeOneAsync(CancellationToken cancellationToken)
    {
        if (StoppedBecause != StopReason.None) return null;
        if (_log is null)
        {
            if (_state.FirstWaiting is not { } waiting || HasStopped()) return null;
            LiveTrial trial = _state.Live[waiting];
            _state.Claim(trial, worker: null, _clock.Now);
            return trial;
        }

        HashSet<string> gone = await GoneWorkersAsync(cancellationToken).ConfigureAwait(false);
        while (Candidate(gone) is { } candidate)
        {
            // A claim of a new trial counts against the budget; taking over one that was started before does not.
            if (candidate.IsWaiting && HasStopped()) return null;
            string? before = candidate.Worker;
            StudyEvent[] events = [];
            await _log.CommitAsync(
                unseen =>
                {
                    Apply(unseen);
                    bool free = _state.Live.TryGetValue(candidate.Number, out LiveTrial? now) && now.Worker == before;
                    return events = free ? [new TrialClaimed(candidate.Number, _log.Worker, _clock.Now)] : [];
                },
                cancellationToken).ConfigureAwait(false);
            Apply(events);
            if (events.Length == 0) continue;
            if (candidate.Point is null) await ProposeAsync(candidate, cancellationToken).ConfigureAwait(false);
            return candidate;
        }

        return null;
    }

    private async ValueTask<HashSet<string>> GoneWorkersAsync(CancellationToken cancellationToken)
    {
        HashSet<string> gone = [];
        foreach (string worker in _state.Live.Values.Where(trial => !trial.IsWaiting && trial.Worker is not null && trial.Worker != _log!.Worker)
            .Select(trial => trial.Worker!).Distinct().ToArray())
        {
            if (await _log!.IsGoneAsync(worker, cancellationToken).ConfigureAwait(false)) gone.Add(worker);
        }

        return gone;
    }

    // Trials that were under way come before waiting ones, so that a resumed study goes on in the order of the one that was killed.
    private LiveTrial? Candidate(HashSet<string> gone) =>
        _state.Live.Values.Where(trial => !trial.IsWaiting && trial.Worker is not null && gone.Contains(trial.Worker)).MinBy(trial => trial.Number)
        ?? _state.Live.Values.Where(trial => trial.IsWaiting && trial.Point is not null).MinBy(trial => trial.Number);

    private async ValueTask<LiveTrial?> CreateAsync(CancellationToken cancellationToken)
    {
        int number = _state.Created;
        double[] point = new double[Space.Count];
        if (!TryPropose(number, point))
        {
            StopBecause(StopReason.SpaceExhausted);
            return null;
        }

        if (_log is null)
        {
            LiveTrial trial = new(number, point, worker: null, _clock.Now, isWaiting: false);
            _state.Create(trial);
            return trial;
        }

        // If nobody else did anything meanwhile the proposal stands; otherwise only the number is claimed and the point proposed afresh.
        StudyEvent[] events = [];
        await _log.CommitAsync(
            unseen =>
            {
                Apply(unseen);
                if (_state.Started >= _options.Trials) return events = [];
                return events = [new TrialStarted(_state.Created, unseen.Count == 0 ? point : null, _log.Worker, _clock.Now)];
            },
            cancellationToken).ConfigureAwait(false);
        Apply(events);
        if (events.Length == 0)
        {
            HasStopped();
            return null;
        }

        LiveTrial created = _state.Live[events[0].Trial];
        if (created.Point is null) await ProposeAsync(created, cancellationToken).ConfigureAwait(false);
        return created;
    }

    private async ValueTask ProposeAsync(LiveTrial trial, CancellationToken cancellationToken)
    {
        double[] point = new double[Space.Count];
        if (!TryPropose(trial.Number, point)) RepeatBest(trial.Number, point);
        TrialProposed proposed = new(trial.Number, point);
        await _log!.CommitAsync(
            unseen =>
            {
                Apply(unseen);
                return [proposed];
            },
            cancellationToken).ConfigureAwait(false);
        _state.Apply(proposed);
    }

    private bool TryPropose(int number, double[] point)
    {
        _state.PrepareView();
        Rng rng = Rng.ForTrial(Seed, number);
        if (!_sampler.TryPropose(_state.View, number, ref rng, point)) return false;
        if (Space.Problem(point) is { } problem)
            throw new InvalidOperationException($"Sampler '{Sampler.Name}' proposed an invalid point for trial {number}: {problem}.");
        return true;
    }

    // A number was claimed, but others took the last new point meanwhile: repeating one is the only way to keep the numbers contiguous.
    private void RepeatBest(int number, double[] point)
    {
        if (_state.Ledger.BestRow >= 0)
        {
            _state.Ledger.CopyPoint(_state.Ledger.BestRow, point);
            return;
        }

        Rng rng = Rng.ForTrial(Seed, number);
        Space.Sample(ref rng, point);
    }

    private async ValueTask<bool> RecordAsync(LiveTrial trial, TrialTold told, CancellationToken cancellationToken)
    {
        if (IsKnown(trial, told)) return false;
        if (_log is null)
        {
            _state.Finish(trial, told.State, told.Value, told.Duration, told.Error);
            return true;
        }

        bool known = false;
        await _log.CommitAsync(
            unseen =>
            {
                Apply(unseen);
                known = IsKnown(trial, told);
                return known ? [] : [.. UnsavedReports(trial), told];
            },
            cancellationToken).ConfigureAwait(false);
        if (!known) _state.Apply(told);
        return !known;
    }

    private static IEnumerable<TrialReported> UnsavedReports(LiveTrial trial) =>
        trial.UnsavedSteps?.Order().Select(step => new TrialReported(trial.Number, step, trial.Reports![step])) ?? [];

    private bool IsKnown(LiveTrial trial, TrialTold told)
    {
        if (_state.Live.TryGetValue(trial.Number, out LiveTrial? live) && ReferenceEquals(live, trial)) return false;
        if (_state.Told(trial.Number) is not { } before)
            throw new ArgumentException($"Trial {trial.Number} does not belong to the open study '{Name}'; tell it where it was asked.", nameof(trial));
        if (before.State == told.State && before.Value.Equals(told.Value)) return true;
        throw new StudyConflictException(FormattableString.Invariant(
            $"Trial {told.Trial} of study '{Name}' was told {before.State} {before.Value} before and is now told {told.State} {told.Value}; a finished trial never changes."));
    }

    private void Apply(IReadOnlyList<StudyEvent> events)
    {
        foreach (StudyEvent fact in events) _state.Apply(fact);
    }

    private void Notify<TArgument>(Action<IStudyObserver, IStudyControl, TArgument> call, TArgument argument)
    {
        if (_options.Observers.Count == 0) return;
        foreach (IStudyObserver observer in _options.Observers) call(observer, this, argument);
    }
}
