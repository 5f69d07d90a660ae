using HyperGen.Sampling.Adaptive;

namespace HyperGen.Studies;

/// <summary>
/// Asks and tells: draws points from the sampler, keeps the budgets, informs observers. One call at a time passes the gate.
/// </summary>
/// <remarks>Knows points only; <see cref="Study{T}"/> turns them into configs.</remarks>
internal sealed class StudyEngine : IStudyControl, IAsyncDisposable
{
    private const int MostProposals = 32; // for one trial, while others are faster each time
    private static readonly TimeSpan QuickProposal = TimeSpan.FromMilliseconds(1); // about what a storage takes to write
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly StudyOptions _options;
    private readonly StudyState _state;
    private readonly IStudyRecorder _recorder;
    private readonly IReadOnlyList<double[]> _first;
    private readonly Proposer _proposer;
    private readonly StudyTermination _termination;
    private readonly StudyClock _clock;
    private readonly StudyGate _gate;
    private readonly ObserverFeed _observers;
    private readonly ReportFlush _reports;
    private readonly TellSignal _tell = new();
    private readonly Queue<LiveTrial> _released = [];
    private readonly int _finishedBefore;
    private TimeSpan _proposalTime; // of the last one
    private int _adaptationsHeard;
    private int _stopReason;

    private StudyEngine(
        StudyOptions options, SearchSpace declared, SearchSpace space, ulong seed, StudyState state, IStudyRecorder recorder,
        IReadOnlyList<SourceStudy> sources)
    {
        (_options, Space, Seed, _state) = (options, space, seed, state);
        (_recorder, _first) = (recorder, FirstPoints.Of(options, declared, sources));
        _clock = new StudyClock(options.TimeProvider);
        _gate = new StudyGate(options.Name);
        _observers = new ObserverFeed(options.Observers);
        _reports = new ReportFlush(
            () => GatedAsync(recorder.ReportAsync, CancellationToken.None), options.ReportInterval, options.TimeProvider);
        Sampler = options.Sampler ?? Samplers.Default;
        int atOnce = Math.Max(options.Parallelism, options.DeterministicWindow ?? 1);
        SamplerStudy study = new(space, options.Direction, seed, options.Trials, atOnce) { Priors = StudyPriors.Of(options, declared) };
        study = study with { Earlier = EarlierStudies.In(space, options.Direction, sources) };
        _proposer = new Proposer(options, declared, study, Sampler, state);
        _adaptationsHeard = state.Adaptations.Count;
        _termination = new StudyTermination(options.Terminator?.Start(study));
        _finishedBefore = state.Finished;
    }

    public string Name => _options.Name;

    public SearchSpace Space { get; }

    public ulong Seed { get; }

    public ISampler Sampler { get; }

    /// <summary>The sampler's name, with its own explanation if it chooses between methods.</summary>
    public string SamplerDescription => _proposer.Description;

    public SpaceDifference SpaceDifference => _recorder.Difference;

    public StopReason StoppedBecause => (StopReason)Volatile.Read(ref _stopReason);

    public ObserverFeed Observers => _observers;

    /// <summary>What the terminator found last.</summary>
    public TerminationCheck? Termination => _termination.Last;

    public StudyProgress Progress => Read(_ => ProgressNow());

    public static async ValueTask<StudyEngine> OpenAsync(StudyOptions options, SearchSpace declared, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        SearchSpace space = HardLimitCheck.Widest(declared, StudyLimits.Of(options, declared));
        ulong seed = options.Seed ?? StudySeed.Draw();
        StudyState state = new(space, options.Direction, options.DeterministicWindow);
        IStudyLog? log = options.Storage is null
            ? null
            : await options.Storage.OpenAsync(new StudyDeclaration(options.Name, options.Direction, space, seed), cancellationToken)
                .ConfigureAwait(false);
        IStudyRecorder recorder = log is null ? new MemoryRecorder(state) : new LogRecorder(state, log, options.MaxAttempts);
        try
        {
            if (log is not null) seed = StudySeed.Agreed(options, log.Seed);
            await recorder.RefreshAsync(cancellationToken).ConfigureAwait(false);
            state.ForgiveFailures();
            SourceStudy[] taken = await EarlierStudies.OfAsync(options, state, recorder, cancellationToken).ConfigureAwait(false);
            StudyEngine engine = new(options, declared, space, seed, state, recorder, taken);
            engine._observers.Post(observer => observer.OnOpened(engine));
            engine.UpdateStop();
            engine._observers.Deliver();
            return engine;
        }
        catch
        {
            await recorder.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The next trial to run, or null when the study has ended.</summary>
    /// <param name="end">When it ends.</param>
    /// <param name="cancellationToken">Cancels the wait; no trial is lost by it.</param>
    public async ValueTask<LiveTrial?> TryAskAsync(StudyEnd end, CancellationToken cancellationToken)
    {
        for (TimeSpan wait = FirstWait; ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            Task tell = _tell.Next;
            LiveTrial? trial;
            await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                trial = await NextAsync(end, cancellationToken).ConfigureAwait(false);
                if (trial is not null && !_observers.IsEmpty) _observers.Post(observer => observer.OnTrialStarted(this, trial.Number));
            }
            finally
            {
                _gate.Leave();
            }

            _observers.Deliver();
            if (trial is not null || StoppedBecause != StopReason.None) return trial;
            await WaitAsync(tell, wait, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Records how a trial ended; a null value stands for the last finite report. The same again is harmless.</summary>
    /// <exception cref="StudyConflictException">The trial was told something else before.</exception>
    public async ValueTask TellAsync(LiveTrial trial, TrialState state, double? value, string? error, CancellationToken cancellationToken)
    {
        StudyProgress? progress = null;
        await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            TimeSpan duration = _clock.Now - trial.StartedAt;
            TrialTold told = new(
                trial.Number, state, value ?? trial.LastFiniteReport, duration < TimeSpan.Zero ? TimeSpan.Zero : duration, error);
            if (!await _recorder.TellAsync(trial, told, cancellationToken).ConfigureAwait(false)) return;
            if (!_observers.IsEmpty)
            {
                TrialOutcome outcome = new(told.Trial, told.State, told.Value, told.Duration, told.Error);
                _observers.Post(observer => observer.OnTrialFinished(this, outcome));
            }

            UpdateStop();
            if (_options.Progress is not null) progress = ProgressNow();
        }
        finally
        {
            _gate.Leave();
        }

        _tell.Set();
        _observers.Deliver();
        if (progress is not null) _options.Progress!.Report(progress);
    }

    /// <summary>Notes what a running trial reports; the storage gets it a little later. Does not wait for anything.</summary>
    public void Report(LiveTrial trial, int step, double value)
    {
        trial.Report(step, value);
        if (_options.Storage is not null) _reports.Note();
    }

    /// <summary>
    /// Asks the pruner; its last answer decides whether the trial counts as pruned. Does not wait for the storage: it goes by what is
    /// known.
    /// </summary>
    public bool ShouldPrune(LiveTrial trial)
    {
        if (_options.Pruner is not { } pruner || trial.Reports is not { Count: > 0 } reports) return false;
        return trial.IsToldToPrune = pruner.ShouldPrune(reports, _state.CompletedReports, _options.Direction);
    }

    /// <summary>Creates a waiting trial with a given point and returns its number.</summary>
    public async ValueTask<int> EnqueueAsync(double[] point, CancellationToken cancellationToken)
    {
        await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await EnqueueFirstAsync(cancellationToken).ConfigureAwait(false);
            return await _recorder.EnqueueAsync([point], ifCreated: null, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Leave();
        }
    }

    /// <summary>Learns what others did.</summary>
    public ValueTask RefreshAsync(CancellationToken cancellationToken) => GatedAsync(_recorder.RefreshAsync, cancellationToken);

    /// <summary>Gives a trial back whose objective was interrupted: it is the next to be asked for.</summary>
    public void Release(LiveTrial trial) => Read(_ =>
    {
        _released.Enqueue(trial);
        return 0;
    });

    public void Stop()
    {
        StopBecause(StopReason.Requested);
        _observers.Deliver();
    }

    /// <summary>Stops, unless the study has stopped for another reason. The caller delivers to the observers.</summary>
    public void StopBecause(StopReason reason)
    {
        if (Interlocked.CompareExchange(ref _stopReason, (int)reason, (int)StopReason.None) != (int)StopReason.None) return;
        _observers.Post(observer => observer.OnStopped(this));
        _tell.Set();
    }

    /// <summary>Lets a study run again that was only cancelled, or that has trials left which nobody may tell.</summary>
    public void Restart()
    {
        StopReason reason = StoppedBecause;
        bool mayGoOn = reason == StopReason.Cancelled
            || (reason is StopReason.Trials or StopReason.SpaceExhausted && Read(state => state.Live.Count > 0));
        if (mayGoOn) Interlocked.CompareExchange(ref _stopReason, (int)StopReason.None, (int)reason);
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

    public async ValueTask DisposeAsync()
    {
        await _reports.DisposeAsync().ConfigureAwait(false);
        if (!await _gate.CloseAsync().ConfigureAwait(false)) return;
        await _recorder.DisposeAsync().ConfigureAwait(false);
        _tell.Set();
    }

    /// <summary>A trial to run; null when the study has stopped or must first hear of another tell.</summary>
    private async ValueTask<LiveTrial?> NextAsync(StudyEnd end, CancellationToken cancellationToken)
    {
        if (_clock.Elapsed >= _options.Timeout) StopBecause(StopReason.Timeout);
        if (StoppedBecause != StopReason.None) return null;
        if (_released.TryDequeue(out LiveTrial? trial)) trial.BeginAnew();
        else trial = await TakeUpOrCreateAsync(end, cancellationToken).ConfigureAwait(false);

        // A trial that has its number gets its point, whatever the token says now.
        if (trial is { Point: null }) await ProposeAsync(trial).ConfigureAwait(false);
        PostAdaptations();
        return trial;
    }

    private async ValueTask<LiveTrial?> TakeUpOrCreateAsync(StudyEnd end, CancellationToken cancellationToken)
    {
        await EnqueueFirstAsync(cancellationToken).ConfigureAwait(false);
        if (await _recorder.TakeUpAsync(_clock.Now, _options.Trials, cancellationToken).ConfigureAwait(false) is { } taken) return taken;
        if (_state.Started >= _options.Trials) EndBecause(StopReason.Trials, end);
        else if (_state.IsReady() && !EndsBefore(_state.Created)) return await CreateAsync(end, cancellationToken).ConfigureAwait(false);
        return null;
    }

    // Nothing is left to start. A worker that dies may yet leave a trial, which then is ours to run.
    private void EndBecause(StopReason reason, StudyEnd end)
    {
        if (end == StudyEnd.NothingToStart || !_recorder.IsAmongOthers) StopBecause(reason);
    }

    private async ValueTask GatedAsync(Func<CancellationToken, ValueTask> act, CancellationToken cancellationToken)
    {
        await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await act(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Leave();
        }
    }

    // Another process tells without waking us: then the log is looked at from time to time.
    private async ValueTask WaitAsync(Task tell, TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
            if (_options.Storage is null) wait = Timeout.InfiniteTimeSpan;
            await tell.WaitAsync(wait, _options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            await RefreshAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask EnqueueFirstAsync(CancellationToken cancellationToken)
    {
        if (_state.Created > 0 || _first.Count == 0) return;
        await _recorder.EnqueueAsync(_first, ifCreated: 0, cancellationToken).ConfigureAwait(false);
    }

    // In deterministic mode what is known when a number comes up decides whether it is started, whatever else has finished by then.
    private bool EndsBefore(int number)
    {
        if (_options.DeterministicWindow is null) return false;
        _state.PrepareView(number);
        StopReason verdict = _termination.Check(_state.View);
        if (verdict != StopReason.None) StopBecause(verdict);
        return verdict != StopReason.None;
    }

    private async ValueTask<LiveTrial?> CreateAsync(StudyEnd end, CancellationToken cancellationToken)
    {
        double[] point = new double[Space.Count];
        for (int proposals = 1; TryPropose(_state.Created, point); proposals++)
        {
            // A number that is claimed needs a point. Where the last ones are in question none is claimed before its point is sure.
            Disturbed disturbed = _proposalTime < QuickProposal ? Disturbed.ProposesAnew
                : _proposer.IsNearlyExhausted && proposals < MostProposals ? Disturbed.GivesUp : Disturbed.ClaimsNumber;
            LiveTrial? trial = await _recorder.StartAsync(
                _proposer.Of(_state.Created, point), ProposeAnew, _clock.Now, _options.Trials, disturbed, cancellationToken)
                .ConfigureAwait(false);
            if (trial is not null || _state.Started >= _options.Trials || !_state.IsReady()) return trial;
        }

        EndBecause(StopReason.SpaceExhausted, end);
        return null;

        Proposal? ProposeAnew() => TryPropose(_state.Created, point) ? _proposer.Of(_state.Created, point) : null;
    }

    private async ValueTask ProposeAsync(LiveTrial trial)
    {
        try
        {
            await ProposeUntilNewAsync(trial).ConfigureAwait(false);
        }
        catch
        {
            _released.Enqueue(trial); // it has its number and is ours: the next to ask gets it
            throw;
        }
    }

    private async ValueTask ProposeUntilNewAsync(LiveTrial trial)
    {
        double[] point = new double[Space.Count];
        int proposals = 0;
        bool isNew;
        while ((isNew = TryPropose(trial.Number, point)) && ++proposals < MostProposals)
        {
            if (await _recorder.TryProposeAsync(trial, _proposer.Of(trial.Number, point), CancellationToken.None).ConfigureAwait(false))
                return;
        }

        if (!isNew) _proposer.RepeatBest(trial.Number, point);
        await _recorder.ProposeAsync(trial, _proposer.Of(trial.Number, point), CancellationToken.None).ConfigureAwait(false);
    }

    private void PostAdaptations()
    {
        for (; _adaptationsHeard < _state.Adaptations.Count; _adaptationsHeard++)
        {
            SpaceAdapted adaptation = _state.Adaptations[_adaptationsHeard];
            _observers.Post(observer => observer.OnSpaceAdapted(this, adaptation));
        }
    }

    private bool TryPropose(int number, double[] point)
    {
        _state.PrepareView(number);
        long start = _clock.Timestamp;
        if (!_proposer.TryPropose(number, point)) return false;
        TimeSpan duration = _proposalTime = _clock.Since(start);
        if (_observers.IsEmpty) return true;
        _observers.Post(observer => observer.OnProposed(this, number, duration));
        return true;
    }

    private StudyProgress ProgressNow() => StudyProgressReport.Of(_options, _state, _clock, _finishedBefore, Termination);

    private void UpdateStop()
    {
        if (StoppedBecause == StopReason.None && _termination.After(_state, _options) is not StopReason.None and StopReason reason)
            StopBecause(reason);
    }
}
