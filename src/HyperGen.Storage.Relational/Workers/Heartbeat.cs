namespace HyperGen.Storage;

/// <summary>
/// Says in the background, on a connection of its own, that a participant and its running trials are alive: to other participants, and to
/// clients of Optuna that look at heartbeats.
/// </summary>
internal sealed class Heartbeat : IAsyncDisposable
{
    private static readonly TimeSpan ShortestLimit = TimeSpan.FromSeconds(5); // to make a connection may take that long

    private readonly RelationalStorage _storage;
    private readonly IPresence _presence;
    private readonly StaleTrials _stale;
    private readonly string _beat;
    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _reviving = new(1, 1); // a beat that was left behind may still be at it
    private readonly Task _loop;
    private long[] _trials = [];

    public Heartbeat(RelationalStorage storage, long study, IPresence presence)
    {
        (_storage, _presence) = (storage, presence);
        _stale = new StaleTrials(storage.Dialect, study, storage.Settings.ForeignGrace, TimeProvider.System);
        _beat = $"UPDATE trial_heartbeats SET heartbeat = CURRENT_TIMESTAMP WHERE {storage.Dialect.IsIn("trial_id", "@trials")}";
        _loop = Task.Run(LoopAsync);
    }

    /// <summary>Names the trials that the participant runs.</summary>
    public void Watch(IEnumerable<long> trials) => Volatile.Write(ref _trials, [.. trials]);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        _end.Dispose();
    }

    private async Task LoopAsync()
    {
        TimeSpan interval = _storage.Settings.HeartbeatInterval;
        using PeriodicTimer timer = new(interval);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token).ConfigureAwait(false))
                await BeatWithinAsync(interval > ShortestLimit ? interval : ShortestLimit).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The participant has left.
        }
    }

    /// <summary>One beat. If it hangs it is left behind: the next one, on another connection, may get through.</summary>
    private async ValueTask BeatWithinAsync(TimeSpan limit)
    {
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
        end.CancelAfter(limit);
        CancellationToken token = end.Token;
        Task beat = Task.Run(() => BeatAsync(token), CancellationToken.None); // a driver may block its thread
        await beat.WaitAsync(token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        try
        {
            Session session = await _storage.ConnectToBeatAsync(cancellationToken).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
                await _presence.RenewAsync(session, cancellationToken).ConfigureAwait(false);
                if (Volatile.Read(ref _trials) is { Length: > 0 } trials)
                    await session.ExecuteAsync(_beat, cancellationToken, ("@trials", _storage.Dialect.Identities(trials)))
                        .ConfigureAwait(false);
                await ReviveAsync(session, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception)
        {
            // Out of reach, cancelled, or a row of another client that cannot be read: the next beat tries again, and the study itself says
            // so if it lasts. A participant whose beat stopped would count as dead.
        }
    }

    private async ValueTask ReviveAsync(Session session, CancellationToken cancellationToken)
    {
        if (!_reviving.Wait(0, CancellationToken.None)) return;
        try
        {
            await _stale.ReviveAsync(session, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _reviving.Release();
        }
    }
}
