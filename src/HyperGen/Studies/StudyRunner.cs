using System.Collections.Concurrent;

namespace HyperGen.Studies;

/// <summary>The loop of a study: as many workers as the options say, each asking, evaluating and telling.</summary>
internal sealed class StudyRunner<T>(Study<T> study, StudyOptions options, Func<Trial<T>, CancellationToken, Task<double>> objective)
    where T : ISearchSpace<T>
{
    private readonly ConcurrentQueue<UntoldOutcome> _untold = [];
    private int _busy; // workers with a trial

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // A storage or observer that fails in one worker ends the others after their current trial.
        using CancellationTokenSource failure = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] workers = new Task[options.Parallelism];
        for (int i = 0; i < workers.Length; i++) workers[i] = Task.Run(() => WorkAsync(failure, cancellationToken), CancellationToken.None);
        Task all = Task.WhenAll(workers);
        await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_untold.IsEmpty)
        {
            foreach (UntoldOutcome untold in _untold) study.Engine.Keep(untold);
            throw UntoldOutcome.ErrorOf(_untold, all.Exception);
        }

        await all.ConfigureAwait(false);
        if (cancellationToken.IsCancellationRequested) study.Engine.StopBecause(StopReason.Cancelled);
        study.Engine.Observers.Deliver();
    }

    private async Task WorkAsync(CancellationTokenSource failure, CancellationToken cancellationToken)
    {
        try
        {
            while (await AskAsync(failure.Token).ConfigureAwait(false) is { } trial)
            {
                Interlocked.Increment(ref _busy);
                bool goesOn = await EvaluateAsync(trial, cancellationToken).ConfigureAwait(false);
                Interlocked.Decrement(ref _busy);
                if (goesOn) continue;
                await failure.CancelAsync().ConfigureAwait(false);
                return;
            }
        }
        catch (OperationCanceledException) when (failure.IsCancellationRequested)
        {
            // The best so far is the result.
        }
        catch
        {
            await failure.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Asks, and again while the storage refuses and other workers have trials to end.</summary>
    private async Task<Trial<T>?> AskAsync(CancellationToken cancellationToken)
    {
        for (int refusals = 0; ; refusals++)
        {
            try
            {
                return await study.NextAsync(StudyEnd.NothingToTakeUp, cancellationToken).ConfigureAwait(false);
            }
            catch (StudyStorageException refusal) when (
                refusal is not (StudyConflictException or StudyDeletedException) && Volatile.Read(ref _busy) > 0)
            {
                if (refusals == 0) study.Engine.Observers.Post(observer => observer.OnStorageLost(study.Engine, trial: null, refusal));
                study.Engine.Observers.Deliver();
            }

            await Task.Delay(StoragePatience.PauseAfter(refusals), options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Evaluates and tells one trial; false when the run must end before it is stored.</summary>
    private async Task<bool> EvaluateAsync(Trial<T> trial, CancellationToken cancellationToken)
    {
        TrialTold told;
        try
        {
            told = study.EndedWith(trial.Live, await ObjectiveAsync(trial, cancellationToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            study.Engine.Release(trial.Live); // stays running: the next run, or the next opening of a stored study, takes it up again
            return false;
        }
        catch (Exception exception)
        {
            told = study.Failed(trial.Live, exception is TrialTimeoutException ? exception.Message : Describe(exception));
        }

        PersistentTell tell = new(study.Engine, options, trial.Live, told);
        if (await tell.RunAsync(cancellationToken).ConfigureAwait(false) is not { } untold) return true;
        _untold.Enqueue(untold);
        return false;
    }

    private static string Describe(Exception exception) => exception.InnerException is { } inner
        ? $"{exception.GetType().Name}: {exception.Message} ({inner.GetType().Name}: {inner.Message})"
        : $"{exception.GetType().Name}: {exception.Message}";

    private async Task<double> ObjectiveAsync(Trial<T> trial, CancellationToken cancellationToken)
    {
        // Without a time limit and a token nothing can interrupt the objective: it runs in place.
        if (options.TrialTimeout is null && !cancellationToken.CanBeCanceled)
            return await objective(trial, CancellationToken.None).ConfigureAwait(false);

        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        CancellationToken token = limit.Token;
        Task<double> running = Task.Run(() => objective(trial, token), CancellationToken.None);
        try
        {
            return await running.WaitAsync(options.TrialTimeout ?? Timeout.InfiniteTimeSpan, options.TimeProvider, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            if (running.IsCompleted) return await running.ConfigureAwait(false); // its own exception, or a value in the last moment
            await limit.CancelAsync().ConfigureAwait(false);
            Forget(running);
            throw new TrialTimeoutException($"the trial took longer than {options.TrialTimeout}");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return await GraceAsync(running).ConfigureAwait(false);
        }
    }

    /// <summary>Gives a running objective time to react to the cancellation; a value it still returns counts.</summary>
    private async Task<double> GraceAsync(Task<double> running)
    {
        try
        {
            return await running.WaitAsync(options.CancellationGrace, options.TimeProvider).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            if (running.IsCompleted) return await running.ConfigureAwait(false);
            Forget(running);
            throw new OperationCanceledException("The objective did not react to the cancellation.");
        }
    }

    private static void Forget(Task running) =>
        running.ContinueWith(
            static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    private sealed class TrialTimeoutException(string message) : Exception(message);
}
