namespace HyperGen.Studies;

/// <summary>The loop of a study: as many workers as the options say, each asking, evaluating and telling.</summary>
internal sealed class StudyRunner<T>(Study<T> study, StudyOptions options, Func<Trial<T>, CancellationToken, Task<double>> objective)
    where T : ISearchSpace<T>
{
    private readonly PersistentTell<T> _tell = new(study, options);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // A storage or observer that fails in one worker ends the others after their current trial.
        using CancellationTokenSource failure = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] workers = new Task[options.Parallelism];
        for (int i = 0; i < workers.Length; i++) workers[i] = Task.Run(() => WorkAsync(failure, cancellationToken), CancellationToken.None);
        await Task.WhenAll(workers).ConfigureAwait(false);

        if (cancellationToken.IsCancellationRequested) study.Engine.StopBecause(StopReason.Cancelled);
        study.Engine.Observers.Deliver();
    }

    private async Task WorkAsync(CancellationTokenSource failure, CancellationToken cancellationToken)
    {
        try
        {
            while (await study.NextAsync(StudyEnd.NothingToTakeUp, failure.Token).ConfigureAwait(false) is { } trial)
            {
                if (!await EvaluateAsync(trial, cancellationToken).ConfigureAwait(false)) return;
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

    /// <summary>Evaluates and tells one trial; false when the study was cancelled before it ended.</summary>
    private async Task<bool> EvaluateAsync(Trial<T> trial, CancellationToken cancellationToken)
    {
        double value;
        try
        {
            value = await ObjectiveAsync(trial, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            study.Engine.Release(trial.Live); // stays running: the next run, or the next opening of a stored study, takes it up again
            return false;
        }
        catch (Exception exception)
        {
            string reason = exception is TrialTimeoutException ? exception.Message : Describe(exception);
            await _tell.FailedAsync(trial, reason, cancellationToken).ConfigureAwait(false);
            return true;
        }

        await _tell.ValueAsync(trial, value, cancellationToken).ConfigureAwait(false);
        return true;
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
