using System.Runtime.ExceptionServices;

namespace HyperGen.Studies;

/// <summary>Tells how one trial ended, and again as long as the storage cannot take it: a value may have cost hours.</summary>
internal sealed class PersistentTell(StudyEngine engine, StudyOptions options, LiveTrial trial, TrialTold told)
{
    private readonly long _began = options.TimeProvider.GetTimestamp();
    private volatile StudyStorageException? _refusal; // the last one
    private ExceptionDispatchInfo? _observers; // what one of them threw, for when the outcome is safe

    /// <summary>
    /// Tells until the storage has taken it, another participant is found to have told the trial otherwise, or time is up. Observers hear
    /// of it meanwhile; what they throw is thrown at the end.
    /// </summary>
    /// <returns>The outcome, if it is not stored.</returns>
    public async Task<UntoldOutcome?> RunAsync(CancellationToken cancellationToken)
    {
        if (options.Storage is null)
            return Ended(await RepeatAsync(CancellationToken.None, CancellationToken.None).ConfigureAwait(false), isHeard: false);

        using CancellationTokenSource leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, engine.Closing);
        using CancellationTokenSource end = new(Timeout.InfiniteTimeSpan, options.TimeProvider);
        if (options.StorageTimeout is { } limit) end.CancelAfter(StoragePatience.AtLeast(limit));
        using CancellationTokenRegistration grace =
            leaving.Token.Register(() => end.CancelAfter(StoragePatience.AtLeast(options.CancellationGrace)));
        Task<StudyStorageException?> telling = RepeatAsync(leaving.Token, end.Token);
        return await ObserveAsync(telling, leaving.Token).ConfigureAwait(false);
    }

    private async Task<UntoldOutcome?> ObserveAsync(Task<StudyStorageException?> telling, CancellationToken leaving)
    {
        if (!await EndsAsync(telling, StoragePatience.Silent, CancellationToken.None).ConfigureAwait(false))
        {
            StudyStorageException waits = Error("waits for its storage");
            Post(() => engine.Observers.Post(observer => observer.OnStorageLost(engine, trial.Number, waits)));
        }

        // The process may end any moment now: the storage need not have refused yet.
        bool isLeft = !await EndsAsync(telling, Timeout.InfiniteTimeSpan, leaving).ConfigureAwait(false);
        if (isLeft) Post(() => engine.PostNotStored(told, Error("waits for its storage while the run is cancelled")));

        return Ended(await telling.ConfigureAwait(false), isHeard: isLeft);
    }

    private UntoldOutcome? Ended(StudyStorageException? error, bool isHeard)
    {
        if (error is not null && !isHeard) Post(() => engine.PostNotStored(told, error));
        if (error is not null and not StudyConflictException) return new UntoldOutcome(trial, told, WithObservers(error));
        _observers?.Throw();
        return null;
    }

    /// <summary>Tells again and again; returns why the outcome is not stored, or null if it is.</summary>
    private async Task<StudyStorageException?> RepeatAsync(CancellationToken leaving, CancellationToken end)
    {
        for (int refusals = 0; ; refusals++)
        {
            try
            {
                await engine.TellAsync(trial, told, end).ConfigureAwait(false);
                return null;
            }
            catch (StudyConflictException conflict)
            {
                return conflict; // another participant ended the trial first; what it told stands
            }
            catch (StudyStorageException refusal)
            {
                _refusal = refusal;
            }
            catch (ObjectDisposedException) when (engine.Closing.IsCancellationRequested)
            {
                return Waited("until the study was closed");
            }
            catch (OperationCanceledException) when (end.IsCancellationRequested)
            {
                return GivenUp(leaving);
            }

            if (_refusal is StudyDeletedException) return Error("has no study any more");
            if (Waiting >= options.StorageTimeout) return GivenUp(leaving);
            try
            {
                await Task.Delay(StoragePatience.PauseAfter(refusals), options.TimeProvider, end).WaitAsync(engine.Closing)
                    .ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return GivenUp(leaving);
            }
        }
    }

    private TimeSpan Waiting => options.TimeProvider.GetElapsedTime(_began);

    private StudyStorageException GivenUp(CancellationToken leaving) =>
        engine.Closing.IsCancellationRequested ? Waited("until the study was closed")
        : leaving.IsCancellationRequested ? Waited("until the run was cancelled")
        : Waited($"in vain ({nameof(StudyOptions.StorageTimeout)} is {options.StorageTimeout})");

    private StudyStorageException Waited(string how) =>
        Error($"waited {TimeSpan.FromSeconds(Math.Round(Waiting.TotalSeconds))} for its storage {how}");

    private StudyStorageException Error(string state)
    {
        string outcome = told.State == TrialState.Failed
            ? $"the failure '{told.Error}'" : FormattableString.Invariant($"the value {told.Value}");
        string storage = _refusal is { } refusal ? $"which says: {refusal.Message.TrimEnd('.')}." : "which has not answered.";
        return new(
            $"Trial {trial.Number} of the study '{engine.Name}' ended with {outcome} and {state}, {storage} While the study stays open, " +
            "what runs next stores it first; otherwise the trial runs again under the same number.", _refusal);
    }

    /// <summary>Posts an event and delivers it. An observer that fails then must not cost the outcome.</summary>
    private void Post(Action post)
    {
        post();
        try
        {
            engine.Observers.Deliver();
        }
        catch (Exception error)
        {
            _observers ??= ExceptionDispatchInfo.Capture(error);
        }
    }

    private StudyStorageException WithObservers(StudyStorageException error) => _observers is { SourceException: { } failure }
        ? new(error.Message, new AggregateException([.. new[] { error.InnerException, failure }.OfType<Exception>()])) : error;

    private async Task<bool> EndsAsync(Task telling, TimeSpan limit, CancellationToken cancellationToken)
    {
        await telling.WaitAsync(limit, options.TimeProvider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return telling.IsCompleted;
    }
}
