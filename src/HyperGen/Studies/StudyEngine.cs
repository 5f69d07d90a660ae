namespace HyperGen.Studies;

/// <summary>Asks and tells: draws points from the sampler, keeps the budgets, informs observers. One call at a time passes the gate.</summary>
/// <remarks>Knows points only; <see cref="Study{T}"/> turns them into configs.</remarks>
internal sealed class StudyEngine : IStudyControl, IAsyncDisposable
{
    private readonly StudyOptions _options;
    private readonly StudyState _state;
    private readonly IStudyRecorder _recorder;
    private readonly ISamplerSession _sampler;
    private readonly StudyClock _clock;
    private readonly StudyGate _gate;
    private readonly int _finishedBefore;
    private TaskCompletionSource? _nextTell;

    private StudyEngine(StudyOptions options, SearchSpace space, ulong seed, StudyState state, IStudyRecorder recorder)
    {
        (_options, Space, Seed, _state, _recorder) = (options, space, seed, state, recorder);
        _clock = new StudyClock(options.TimeProvider);
        _gate = new StudyGate(options.Name);
        Sampler = options.Sampler ?? Samplers.Default;
        int atOnce = Math.Max(options.Parallelism, options.DeterministicWindow ?? 1);
        _sampler = Sampler.Start(new SamplerStudy(space, options.Direction, seed, options.Trials, atOnce));
        _finishedBefore = state.Finished;
    }

    public string Name => _options.Name;

    public SearchSpace Space { get; }

    public ulong Seed { get; }

    public ISampler Sampler { get; }

    /// <summary>The sampler's name, with its own explanation if it chooses between methods.</summary>
    public string SamplerDescription => _sampler is IExplainedSampler explained ? $"{Sampler.Name}: {explained.Explanation}" : Sampler.Name;

    public SpaceDifference SpaceDifference => _recorder.Difference;

    public StopReason StoppedBecause { get; private set; }

    public StudyProgress Progress => StudyProgressReport.Of(_options, _state, _clock, _finishedBefore);

    public static async ValueTask<StudyEngine> OpenAsync(StudyOptions options, SearchSpace space, CancellationToken cancellationToken)
    {
        options.Validate();
        ulong seed = options.Seed ?? StudySeed.Draw();
        StudyState state = new(space, options.Direction, options.DeterministicWindow);
        IStudyRecorder recorder = new MemoryRecorder(state);
        if (options.Storage is not null)
        {
            StudyDeclaration declaration = new(options.Name, options.Direction, space, seed);
            IStudyLog log = await options.Storage.OpenAsync(declaration, cancellationToken).ConfigureAwait(false);
            recorder = new LogRecorder(state, log);
            try
            {
                seed = StudySeed.Agreed(options, log.Seed);
                foreach (StudyEvent fact in await log.ReadAsync(cancellationToken).ConfigureAwait(false)) state.Apply(fact);
            }
            catch
            {
                await recorder.DisposeAsync().ConfigureAwait(false);
                throw;
            }
        }

        StudyEngine engine = new(options, space, seed, state, recorder);
        engine.UpdateStop();
        foreach (IStudyObserver observer in options.Observers) observer.OnOpened(engine);
        return engine;
    }

    /// <summary>The next trial to run, or null when the study has ended.</summary>
    public async ValueTask<LiveTrial?> TryAskAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task tell;
            await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                await EnqueueBaselineAsync(cancellationToken).ConfigureAwait(false);
                if (StoppedBecause != StopReason.None) return null;
                LiveTrial? trial = await _recorder.TakeUpAsync(_clock.Now, _options.Trials, cancellationToken).ConfigureAwait(false);
                if (trial is { Point: null }) await ProposeAsync(trial, cancellationToken).ConfigureAwait(false);
                if (trial is not null || HasStopped()) return Started(trial);
                if (_state.IsReady()) return Started(await CreateAsync(cancellationToken).ConfigureAwait(false));
                tell = (_nextTell ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
            finally
            {
                _gate.Leave();
            }

            await tell.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Records how a trial ended. The same again is harmless.</summary>
    /// <exception cref="StudyConflictException">The trial was told something else before.</exception>
    public async ValueTask TellAsync(LiveTrial trial, TrialState state, double value, string? error, CancellationToken cancellationToken)
    {
        StudyProgress? progress = null;
        await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            TimeSpan duration = _clock.Now - trial.StartedAt;
            TrialTold told = new(trial.Number, state, value, duration < TimeSpan.Zero ? TimeSpan.Zero : duration, error);
            if (!await _recorder.TellAsync(trial, told, cancellationToken).ConfigureAwait(false)) return;
            UpdateStop();
            _nextTell?.TrySetResult();
            _nextTell = null;
            if (_options.Observers.Count > 0)
            {
                TrialOutcome outcome = new(told.Trial, told.State, told.Value, told.Duration, told.Error);
                foreach (IStudyObserver observer in _options.Observers) observer.OnTrialFinished(this, outcome);
            }

            if (_options.Progress is not null) progress = Progress;
        }
        finally
        {
            _gate.Leave();
        }

        if (progress is not null) _options.Progress!.Report(progress);
    }

    /// <summary>Creates a waiting trial with a given point and returns its number.</summary>
    public async ValueTask<int> EnqueueAsync(double[] point, CancellationToken cancellationToken)
    {
        await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await EnqueueBaselineAsync(cancellationToken).ConfigureAwait(false);
            return await _recorder.EnqueueAsync(point, ifCreated: null, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Leave();
        }
    }

    public void Stop() => StopBecause(StopReason.Requested);

    public void StopBecause(StopReason reason)
    {
        if (StoppedBecause != StopReason.None) return;
        StoppedBecause = reason;
        foreach (IStudyObserver observer in _options.Observers) observer.OnStopped(this);
    }

    /// <summary>Reads the state while nobody changes it.</summary>
    public TResult Read<TResult>(Func<StudyState, TResult> read)
    {
        _gate.Enter();
        try
        {
            return read(_state);
        }
        finally
        {
            _gate.Leave();
        }
    }

    public void Report(LiveTrial trial, int step, double value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        _gate.Enter();
        try
        {
            (trial.Reports ??= [])[step] = value;
            (trial.UnsavedSteps ??= []).Add(step);
        }
        finally
        {
            _gate.Leave();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (await _gate.CloseAsync().ConfigureAwait(false)) await _recorder.DisposeAsync().ConfigureAwait(false);
    }

    private async ValueTask EnqueueBaselineAsync(CancellationToken cancellationToken)
    {
        if (_state.Created > 0 || _options.Baseline == Baseline.Skip || !Space.HasDefault || _options.Trials == 0) return;
        await _recorder.EnqueueAsync(Space.Default.ToArray(), ifCreated: 0, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<LiveTrial?> CreateAsync(CancellationToken cancellationToken)
    {
        double[] point = new double[Space.Count];
        if (!TryPropose(_state.Created, point))
        {
            StopBecause(StopReason.SpaceExhausted);
            return null;
        }

        LiveTrial? trial = await _recorder.StartAsync(point, _clock.Now, _options.Trials, cancellationToken).ConfigureAwait(false);
        if (trial is null) HasStopped();
        else if (trial.Point is null) await ProposeAsync(trial, cancellationToken).ConfigureAwait(false);
        return trial;
    }

    private async ValueTask ProposeAsync(LiveTrial trial, CancellationToken cancellationToken)
    {
        double[] point = new double[Space.Count];
        if (!TryPropose(trial.Number, point)) RepeatBest(trial.Number, point);
        await _recorder.ProposeAsync(trial, point, cancellationToken).ConfigureAwait(false);
    }

    private bool TryPropose(int number, double[] point)
    {
        _state.PrepareView();
        Rng rng = Rng.ForTrial(Seed, number);
        if (!_sampler.TryPropose(_state.View, number, ref rng, point)) return false;
        return Space.Problem(point) is not { } problem
            ? true
            : throw new InvalidOperationException($"Sampler '{Sampler.Name}' proposed an invalid point for trial {number}: {problem}.");
    }

    // The number is claimed, but others took the last new point meanwhile: repeating one is the only way to keep the numbers contiguous.
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

    private LiveTrial? Started(LiveTrial? trial)
    {
        if (trial is null || _options.Observers.Count == 0) return trial;
        foreach (IStudyObserver observer in _options.Observers) observer.OnTrialStarted(this, trial.Number);
        return trial;
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
}
