using System.Collections.Concurrent;
using HyperGen.Sampling.Adaptive;

namespace HyperGen.Studies;

/// <summary>
/// Asks and tells: draws points from the sampler, keeps the budgets, informs observers. One call at a time passes the gate.
/// </summary>
/// <remarks>Knows points only; <see cref="Study{T}"/> turns them into configs.</remarks>
internal sealed partial class StudyEngine : IStudyControl, IAsyncDisposable
{
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
    private readonly ProposalPace _pace = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentQueue<LiveTrial> _released = [];
    private readonly ConcurrentQueue<UntoldOutcome> _untold = [];
    private readonly int _finishedBefore;
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
            token => GatedAsync(recorder.ReportAsync, token), options.ReportInterval, options.CancellationGrace, options.TimeProvider);
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

    public StudyProgress Progress => _state.Read(_ => ProgressNow());

    /// <summary>Triggered when the study is being closed.</summary>
    public CancellationToken Closing => _closing.Token;

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
                await TellUntoldAsync(cancellationToken).ConfigureAwait(false);
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

    /// <summary>How a trial ends now; a null value stands for its last finite report.</summary>
    public TrialTold End(LiveTrial trial, TrialState state, double? value, string? error)
    {
        TimeSpan duration = _clock.Now - trial.StartedAt;
        return new(trial.Number, state, value ?? trial.LastFiniteReport, duration < TimeSpan.Zero ? TimeSpan.Zero : duration, error);
    }

    /// <summary>Records how a trial ended. The same again is harmless.</summary>
    /// <exception cref="StudyConflictException">The trial was told something else before.</exception>
    public async ValueTask TellAsync(LiveTrial trial, TrialTold told, CancellationToken cancellationToken)
    {
        StudyProgress? progress = null;
        await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!await RecordAsync(trial, told, cancellationToken).ConfigureAwait(false)) return;
            if (_options.Progress is not null) progress = Progress;
        }
        finally
        {
            _gate.Leave();
        }

        _observers.Deliver();
        if (progress is not null) _options.Progress!.Report(progress);
    }

    /// <summary>Keeps an outcome that the storage did not take: the next ask tells it first.</summary>
    public void Keep(UntoldOutcome untold) => _untold.Enqueue(untold);

    /// <summary>Posts that an outcome is not stored.</summary>
    public void PostNotStored(TrialTold told, StudyStorageException error) =>
        _observers.Post(observer => observer.OnOutcomeNotStored(this, OutcomeOf(told), error));

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
    public async ValueTask RefreshAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Closing);
        try
        {
            await GatedAsync(_recorder.RefreshAsync, end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (Closing.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw _gate.Closed();
        }
    }

    /// <summary>Gives a trial back whose objective was interrupted: it is the next to be asked for.</summary>
    public void Release(LiveTrial trial) => _released.Enqueue(trial);

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
            || (reason is StopReason.Trials or StopReason.SpaceExhausted && _state.Read(state => state.Live.Count > 0));
        if (mayGoOn) Interlocked.CompareExchange(ref _stopReason, (int)StopReason.None, (int)reason);
    }

    /// <summary>What is finished now. Does not wait for anything.</summary>
    public StudySnapshot Snapshot() => _state.Read(state => state.Snapshot());

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        await _reports.DisposeAsync().ConfigureAwait(false);
        if (!await _gate.CloseAsync().ConfigureAwait(false)) return;
        await _recorder.DisposeAsync().ConfigureAwait(false);
        _tell.Set();
    }

    private async ValueTask<bool> RecordAsync(LiveTrial trial, TrialTold told, CancellationToken cancellationToken)
    {
        if (!await _recorder.TellAsync(trial, told, cancellationToken).ConfigureAwait(false)) return false;
        Finished(told);
        return true;
    }

    private void Finished(TrialTold told)
    {
        if (!_observers.IsEmpty) _observers.Post(observer => observer.OnTrialFinished(this, OutcomeOf(told)));
        UpdateStop();
        _tell.Set();
    }

    private static TrialOutcome OutcomeOf(TrialTold told) => new(told.Trial, told.State, told.Value, told.Duration, told.Error);

    // What an earlier run had to leave in memory.
    private async ValueTask TellUntoldAsync(CancellationToken cancellationToken)
    {
        while (_untold.TryPeek(out UntoldOutcome? untold))
        {
            try
            {
                await RecordAsync(untold.Trial, untold.Told, cancellationToken).ConfigureAwait(false);
            }
            catch (StudyConflictException conflict)
            {
                PostNotStored(untold.Told, conflict);
            }

            _untold.TryDequeue(out _);
        }
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

    private StudyProgress ProgressNow() => StudyProgressReport.Of(_options, _state, _clock, _finishedBefore, Termination);

    private void UpdateStop()
    {
        if (StoppedBecause == StopReason.None && _termination.After(_state, _options) is not StopReason.None and StopReason reason)
            StopBecause(reason);
    }
}
