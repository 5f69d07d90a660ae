using HyperGen.Studies;

namespace HyperGen;

/// <summary>An open study, for callers who run the loop themselves: ask for a trial, evaluate its config, tell the value.</summary>
/// <typeparam name="T">The config type.</typeparam>
/// <remarks>
/// Safe for concurrent use. Dispose it to release its storage; running trials can then be taken over by the next opening.
/// </remarks>
public sealed class Study<T> : IAsyncDisposable
    where T : ISearchSpace<T>
{
    private readonly StudyOptions _options;

    internal Study(StudyOptions options, StudyEngine engine) => (_options, Engine) = (options, engine);

    /// <summary>The study as observers see it: name, seed, progress, space difference, stop.</summary>
    public IStudyControl Control => Engine;

    /// <summary>What the study has found so far.</summary>
    public StudyResult<T> Result => new(Engine, Engine.Snapshot());

    internal StudyEngine Engine { get; }

    /// <summary>Asks for the next trial.</summary>
    /// <param name="cancellationToken">Cancels the wait; no trial is lost by it.</param>
    /// <returns>
    /// A trial to evaluate and tell. In deterministic mode it is waited for until every result it must be based on has been told.
    /// </returns>
    /// <exception cref="StudyFinishedException">The study has ended; <see cref="TryAskAsync"/> says so without an exception.</exception>
    /// <exception cref="StudyStorageException">The trial could not be stored.</exception>
    public async ValueTask<Trial<T>> AskAsync(CancellationToken cancellationToken = default) =>
        await TryAskAsync(cancellationToken).ConfigureAwait(false)
        ?? throw new StudyFinishedException(
            $"Study '{Engine.Name}' has ended ({Engine.StoppedBecause}); there is no further trial.", Engine.StoppedBecause);

    /// <summary>Asks for the next trial.</summary>
    /// <param name="cancellationToken">Cancels the wait; no trial is lost by it.</param>
    /// <returns>
    /// A trial to evaluate and tell, or <see langword="null"/> when the study has ended. Once <see cref="StudyOptions.Trials"/> are started
    /// it has, whatever other workers still run; <see cref="RunAsync"/> waits for those.
    /// </returns>
    /// <exception cref="StudyStorageException">The trial could not be stored.</exception>
    public ValueTask<Trial<T>?> TryAskAsync(CancellationToken cancellationToken = default) =>
        NextAsync(StudyEnd.NothingToStart, cancellationToken);

    /// <summary>How a trial ends whose objective returned a value.</summary>
    internal TrialTold EndedWith(LiveTrial trial, double value) => double.IsFinite(value)
        ? Engine.End(trial, trial.IsToldToPrune ? TrialState.Pruned : TrialState.Complete, value, error: null)
        : Failed(trial, FormattableString.Invariant($"the objective returned {value}"));

    /// <summary>How a trial ends that failed.</summary>
    internal TrialTold Failed(LiveTrial trial, string reason) => Engine.End(trial, TrialState.Failed, double.NaN, reason);

    internal async ValueTask<Trial<T>?> NextAsync(StudyEnd end, CancellationToken cancellationToken)
    {
        while (await Engine.TryAskAsync(end, cancellationToken).ConfigureAwait(false) is { } live)
        {
            if (await TryDecodeAsync(live).ConfigureAwait(false) is { } trial) return trial;
        }

        return null;
    }

    /// <summary>
    /// Tells the value of a trial. NaN and infinities count as a failure; a trial that was last advised to stop counts as pruned. Telling
    /// the same again is harmless.
    /// </summary>
    /// <param name="trial">A trial asked from this study.</param>
    /// <param name="value">The objective value.</param>
    /// <param name="cancellationToken">Cancels the wait for the storage.</param>
    /// <exception cref="StudyConflictException">The trial was told something else before.</exception>
    /// <exception cref="StudyStorageException">The value could not be stored; tell it again once the cause is gone.</exception>
    public ValueTask TellAsync(Trial<T> trial, double value, CancellationToken cancellationToken = default) =>
        Engine.TellAsync(Live(trial), EndedWith(trial.Live, value), cancellationToken);

    /// <summary>Tells that a trial failed.</summary>
    /// <param name="trial">A trial asked from this study.</param>
    /// <param name="reason">What a person should know.</param>
    /// <param name="cancellationToken">Cancels the wait for the storage.</param>
    /// <exception cref="StudyConflictException">The trial was told something else before.</exception>
    public ValueTask TellFailedAsync(Trial<T> trial, string reason, CancellationToken cancellationToken = default) =>
        Engine.TellAsync(Live(trial), Failed(trial.Live, reason), cancellationToken);

    /// <summary>Tells that a trial was stopped early; its last finite report is its value.</summary>
    /// <param name="trial">A trial asked from this study.</param>
    /// <param name="cancellationToken">Cancels the wait for the storage.</param>
    /// <exception cref="StudyConflictException">The trial was told something else before.</exception>
    public ValueTask TellPrunedAsync(Trial<T> trial, CancellationToken cancellationToken = default) =>
        Engine.TellAsync(Live(trial), Engine.End(trial.Live, TrialState.Pruned, value: null, error: null), cancellationToken);

    /// <summary>
    /// Reads what other processes did in the study, so that <see cref="Result"/> and the progress know of it; asking and telling do so too.
    /// </summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="StudyStorageException">The storage cannot be read; the message says why.</exception>
    /// <exception cref="ObjectDisposedException">The study is closed.</exception>
    public ValueTask RefreshAsync(CancellationToken cancellationToken = default) => Engine.RefreshAsync(cancellationToken);

    /// <summary>Adds a config that will be evaluated before any proposal.</summary>
    /// <param name="config">A config of the space.</param>
    /// <param name="cancellationToken">Cancels the wait for the storage.</param>
    /// <returns>The number of the waiting trial.</returns>
    /// <exception cref="ArgumentException">
    /// The config is outside the space or infeasible; the message names the parameter and the value.
    /// </exception>
    public ValueTask<int> EnqueueAsync(T config, CancellationToken cancellationToken = default)
    {
        double[] point = new double[Engine.Space.Count];
        T.Encode(config, point);
        if (Engine.Space.Problem(point) is { } problem)
            throw new ArgumentException($"The config cannot be enqueued: {problem}.", nameof(config));
        if (!Engine.Space.IsFeasible(point))
            throw new ArgumentException("The config cannot be enqueued: it breaks a constraint of the space.", nameof(config));
        return Engine.EnqueueAsync(point, cancellationToken);
    }

    /// <summary>
    /// Runs trials until a budget is met, the space is exhausted or the token is triggered. In a storage that several workers share it does
    /// not return while others that are alive run trials: if one dies, its trial is taken up here. A stop, the
    /// <see cref="StudyOptions.Timeout"/> and the token end the wait.
    /// </summary>
    /// <param name="objective">
    /// Evaluates a trial. An exception is a failed trial; the token is triggered by cancellation and by the trial timeout.
    /// </param>
    /// <param name="cancellationToken">Ends the study; the best so far is returned and nothing is thrown.</param>
    public async Task<StudyResult<T>> RunAsync(
        Func<Trial<T>, CancellationToken, Task<double>> objective, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(objective);
        Engine.Restart();
        await new StudyRunner<T>(this, _options, objective).RunAsync(cancellationToken).ConfigureAwait(false);
        return Result;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Engine.DisposeAsync();

    /// <summary>
    /// A config type may refuse to be created, by an exception of a constructor or setter: that fails the trial, not the study.
    /// </summary>
    private async ValueTask<Trial<T>?> TryDecodeAsync(LiveTrial live)
    {
        string error;
        try
        {
            return new Trial<T>(this, live);
        }
        catch (Exception exception)
        {
            error = $"the config cannot be created: {exception.GetType().Name}: {exception.Message}";
        }

        try
        {
            await Engine.TellAsync(live, Failed(live, error), CancellationToken.None).ConfigureAwait(false);
            return null;
        }
        catch (StudyStorageException)
        {
            Engine.Release(live); // the next ask fails it again
            throw;
        }
    }

    private LiveTrial Live(Trial<T> trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        if (!ReferenceEquals(trial.Study, this))
            throw new ArgumentException($"Trial {trial.Number} was asked from another study; tell it there.", nameof(trial));
        return trial.Live;
    }
}
