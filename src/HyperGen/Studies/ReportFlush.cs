namespace HyperGen.Studies;

/// <summary>
/// Stores what running trials report while they run: in the background, and all that came in an interval in one step. What cannot be stored
/// waits, and goes with the next attempt or with the tell, which says what is wrong.
/// </summary>
internal sealed class ReportFlush : IAsyncDisposable
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    private readonly Func<CancellationToken, ValueTask> _store;
    private readonly TimeSpan _interval;
    private readonly TimeSpan _grace;
    private readonly CancellationTokenSource _end;
    private readonly ITimer _timer;
    private Task<bool> _last = Task.FromResult(true);
    private long _noted;
    private int _isArmed; // from the first report on until it has been tried to store

    /// <param name="store">Stores all reports that wait.</param>
    /// <param name="interval">How long a report may wait.</param>
    /// <param name="grace">How long the storage may still take at the end.</param>
    /// <param name="time">The clock.</param>
    public ReportFlush(Func<CancellationToken, ValueTask> store, TimeSpan interval, TimeSpan grace, TimeProvider time)
    {
        (_store, _interval, _grace) = (store, interval, grace);
        _end = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _timer = time.CreateTimer(_ => _last = StoreAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Notes that a trial has reported.</summary>
    public void Note()
    {
        Interlocked.Increment(ref _noted);
        Arm(_interval);
    }

    /// <summary>Stores what still waits, unless the last attempt failed.</summary>
    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync().ConfigureAwait(false);
        if (Interlocked.Read(ref _noted) > 0) _end.CancelAfter(StoragePatience.AtLeast(_grace));
        if (await _last.ConfigureAwait(false)) await TryStoreAsync().ConfigureAwait(false);
    }

    private void Arm(TimeSpan wait)
    {
        if (Interlocked.Exchange(ref _isArmed, 1) == 0) _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private async Task<bool> StoreAsync()
    {
        long noted = Interlocked.Read(ref _noted);
        bool isStored = await TryStoreAsync().ConfigureAwait(false);
        Interlocked.Exchange(ref _isArmed, 0);
        if (!isStored) Arm(_interval > AfterFailure ? _interval : AfterFailure);
        else if (Interlocked.Read(ref _noted) != noted) Arm(_interval);
        return isStored;
    }

    private async ValueTask<bool> TryStoreAsync()
    {
        try
        {
            await _store(_end.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception)
        {
            return false; // whatever a storage throws here, in the background: a tell meets it too, and there it reaches the caller
        }
    }
}
