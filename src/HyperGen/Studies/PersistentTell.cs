namespace HyperGen.Studies;

/// <summary>Tells the outcome of a trial, and again as long as the storage cannot take it: a value may have cost hours.</summary>
internal sealed class PersistentTell<T>(Study<T> study, StudyOptions options)
    where T : ISearchSpace<T>
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)];

    /// <exception cref="StudyStorageException">The storage took it neither in time nor before the end of the run.</exception>
    public Task ValueAsync(Trial<T> trial, double value, CancellationToken cancellationToken) => RunAsync(
        trial, FormattableString.Invariant($"the value {value}"), token => study.TellAsync(trial, value, token), cancellationToken);

    /// <exception cref="StudyStorageException">The storage took it neither in time nor before the end of the run.</exception>
    public Task FailedAsync(Trial<T> trial, string reason, CancellationToken cancellationToken) => RunAsync(
        trial, $"the failure '{reason}'", token => study.TellFailedAsync(trial, reason, token), cancellationToken);

    private async Task RunAsync(
        Trial<T> trial, string outcome, Func<CancellationToken, ValueTask> tell, CancellationToken cancellationToken)
    {
        using CancellationTokenSource end = new(Timeout.InfiniteTimeSpan, options.TimeProvider);
        using CancellationTokenRegistration grace = cancellationToken.Register(() => end.CancelAfter(options.CancellationGrace));
        if (await TryAsync(tell, CancellationToken.None).ConfigureAwait(false) is not { } refusal) return;
        StudyStorageException waits = Waiting("waits for its storage", refusal);
        study.Engine.Observers.Post(observer => observer.OnStorageLost(study.Engine, trial.Number, waits));
        study.Engine.Observers.Deliver();
        long refused = options.TimeProvider.GetTimestamp();
        for (int pause = 0; ; pause++)
        {
            if (refusal is StudyDeletedException) throw Waiting("has no study any more", refusal);
            if (options.TimeProvider.GetElapsedTime(refused) >= options.StorageTimeout)
                throw Waiting($"waited {options.StorageTimeout} ({nameof(StudyOptions.StorageTimeout)}) for its storage in vain", refusal);
            try
            {
                await Task.Delay(Pauses[Math.Min(pause, Pauses.Length - 1)], options.TimeProvider, end.Token).ConfigureAwait(false);
                if (await TryAsync(tell, end.Token).ConfigureAwait(false) is not { } again) return;
                refusal = again;
            }
            catch (OperationCanceledException) when (end.IsCancellationRequested)
            {
                throw Waiting("waited for its storage until the run was cancelled", refusal);
            }
        }

        StudyStorageException Waiting(string state, StudyStorageException error) => new(
            $"Trial {trial.Number} of the study '{study.Engine.Name}' ended with {outcome} and {state}, which says: {error.Message} " +
            "What is not stored is run again under the same number.", error);
    }

    /// <summary>Tells once; returns why the storage refused.</summary>
    private static async Task<StudyStorageException?> TryAsync(Func<CancellationToken, ValueTask> tell, CancellationToken cancellationToken)
    {
        try
        {
            await tell(cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (StudyConflictException)
        {
            return null; // another participant ended the trial first; what it told stands
        }
        catch (StudyStorageException refusal)
        {
            return refusal;
        }
    }
}
