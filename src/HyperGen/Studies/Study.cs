using HyperGen.Studies;

namespace HyperGen;

/// <summary>Runs and opens studies.</summary>
public static class Study
{
    /// <summary>Searches the config with the smallest objective value.</summary>
    /// <typeparam name="T">The config type.</typeparam>
    /// <param name="objective">Evaluates a config. An exception is a failed trial.</param>
    /// <param name="trials">Number of trials.</param>
    public static StudyResult<T> Minimize<T>(Func<T, double> objective, int trials)
        where T : ISearchSpace<T> => Minimize(objective, new StudyOptions { Trials = trials });

    /// <summary>Searches the config with the largest objective value.</summary>
    /// <typeparam name="T">The config type.</typeparam>
    /// <param name="objective">Evaluates a config. An exception is a failed trial.</param>
    /// <param name="trials">Number of trials.</param>
    public static StudyResult<T> Maximize<T>(Func<T, double> objective, int trials)
        where T : ISearchSpace<T> => Maximize(objective, new StudyOptions { Trials = trials });

    /// <summary>
    /// Searches the config with the smallest objective value. Blocks; needs a budget in the options or a stopping observer.
    /// </summary>
    /// <typeparam name="T">The config type.</typeparam>
    /// <param name="objective">Evaluates a config. An exception is a failed trial.</param>
    /// <param name="options">The settings.</param>
    /// <param name="cancellationToken">Ends the study; the best so far is returned.</param>
    public static StudyResult<T> Minimize<T>(Func<T, double> objective, StudyOptions options, CancellationToken cancellationToken = default)
        where T : ISearchSpace<T> => Run(objective, options, StudyDirection.Minimize, cancellationToken);

    /// <summary>
    /// Searches the config with the largest objective value. Blocks; needs a budget in the options or a stopping observer.
    /// </summary>
    /// <typeparam name="T">The config type.</typeparam>
    /// <param name="objective">Evaluates a config. An exception is a failed trial.</param>
    /// <param name="options">The settings.</param>
    /// <param name="cancellationToken">Ends the study; the best so far is returned.</param>
    public static StudyResult<T> Maximize<T>(Func<T, double> objective, StudyOptions options, CancellationToken cancellationToken = default)
        where T : ISearchSpace<T> => Run(objective, options, StudyDirection.Maximize, cancellationToken);

    /// <summary>Searches the config with the smallest objective value.</summary>
    /// <typeparam name="T">The config type.</typeparam>
    /// <param name="objective">
    /// Evaluates a trial. An exception is a failed trial; the token is triggered by cancellation and by the trial timeout.
    /// </param>
    /// <param name="options">The settings.</param>
    /// <param name="cancellationToken">Ends the study; the best so far is returned.</param>
    public static Task<StudyResult<T>> MinimizeAsync<T>(
        Func<Trial<T>, CancellationToken, Task<double>> objective, StudyOptions options, CancellationToken cancellationToken = default)
        where T : ISearchSpace<T> => RunAsync(objective, options, StudyDirection.Minimize, cancellationToken);

    /// <summary>Searches the config with the largest objective value.</summary>
    /// <typeparam name="T">The config type.</typeparam>
    /// <param name="objective">
    /// Evaluates a trial. An exception is a failed trial; the token is triggered by cancellation and by the trial timeout.
    /// </param>
    /// <param name="options">The settings.</param>
    /// <param name="cancellationToken">Ends the study; the best so far is returned.</param>
    public static Task<StudyResult<T>> MaximizeAsync<T>(
        Func<Trial<T>, CancellationToken, Task<double>> objective, StudyOptions options, CancellationToken cancellationToken = default)
        where T : ISearchSpace<T> => RunAsync(objective, options, StudyDirection.Maximize, cancellationToken);

    /// <summary>Opens a study, new or stored, for asking and telling.</summary>
    /// <typeparam name="T">The config type.</typeparam>
    /// <param name="options">The settings.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="ArgumentException">An option is out of range, or the sampler cannot work on the space.</exception>
    /// <exception cref="StudyConflictException">The stored study has another direction or seed.</exception>
    /// <exception cref="StudyStorageException">The storage cannot be used; the message says why.</exception>
    /// <exception cref="OperationCanceledException">The token was triggered before the study was open.</exception>
    public static async Task<Study<T>> OpenAsync<T>(StudyOptions options, CancellationToken cancellationToken = default)
        where T : ISearchSpace<T>
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        HardLimitCheck.Holds<T>(T.SearchSpace, StudyLimits.Of(options, T.SearchSpace));
        return new Study<T>(options, await StudyEngine.OpenAsync(options, T.SearchSpace, cancellationToken).ConfigureAwait(false));
    }

    // A caller that blocks must not own the context the study continues on; the pool does.
    private static StudyResult<T> Run<T>(
        Func<T, double> objective, StudyOptions options, StudyDirection direction, CancellationToken cancellationToken)
        where T : ISearchSpace<T>
    {
        ArgumentNullException.ThrowIfNull(objective);
        return Task.Run(
            () => RunAsync<T>((trial, _) => Task.FromResult(objective(trial.Config)), options, direction, cancellationToken),
            CancellationToken.None)
            .GetAwaiter().GetResult();
    }

    private static async Task<StudyResult<T>> RunAsync<T>(
        Func<Trial<T>, CancellationToken, Task<double>> objective, StudyOptions options, StudyDirection direction,
        CancellationToken cancellationToken)
        where T : ISearchSpace<T>
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(options);
        RequireEnd(options, T.SearchSpace, cancellationToken);
        await using Study<T> study = await OpenAsync<T>(options with { Direction = direction }, cancellationToken).ConfigureAwait(false);
        return await study.RunAsync(objective, cancellationToken).ConfigureAwait(false);
    }

    private static void RequireEnd(StudyOptions options, SearchSpace space, CancellationToken cancellationToken)
    {
        bool ends = options.Trials is not null || options.Timeout is not null || options.Target is not null
            || options.Patience is not null || options.Terminator is not null
            || options.Observers is { Count: > 0 } || cancellationToken.CanBeCanceled
            || (options.Sampler?.IsExhaustible(space) ?? space.Cardinality is not null);
        if (ends) return;
        throw new ArgumentException(
            $"The study would never end: set {nameof(StudyOptions.Trials)}, {nameof(StudyOptions.Timeout)}, " +
            $"{nameof(StudyOptions.Target)}, {nameof(StudyOptions.Patience)} or {nameof(StudyOptions.Terminator)}.",
            nameof(options));
    }
}
