namespace HyperGen.Storage;

/// <summary>The presence of a participant on any machine: a lease in the database, by the server's clock.</summary>
/// <param name="study">The study's identity.</param>
/// <param name="duration">How long a lease holds after it was renewed.</param>
/// <param name="time">Tells how long ago this participant renewed its own.</param>
internal sealed class LeasePresence(long study, TimeSpan duration, TimeProvider time) : IPresence
{
    private const string Renew =
        "INSERT INTO hypergen_workers (worker, study_id, expires) VALUES (@worker, @study, CURRENT_TIMESTAMP + make_interval(secs => " +
        "@seconds)) " +
        "ON CONFLICT (worker) DO UPDATE SET expires = excluded.expires";

    private const string Alive = "SELECT worker FROM hypergen_workers WHERE study_id = @study AND expires > CURRENT_TIMESTAMP";

    private readonly HashSet<string> _alive = new(StringComparer.Ordinal); // those of the last look who were not asked about since
    private readonly LeaseHistory _own = new(duration, time);

    public string Worker { get; } = WorkerName.New();

    public async ValueTask RenewAsync(Session session, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(Renew, cancellationToken, ("@worker", Worker), ("@study", study), ("@seconds", duration.TotalSeconds))
            .ConfigureAwait(false);
        _own.Renewed();
        await session.ExecuteAsync("DELETE FROM hypergen_workers WHERE expires < CURRENT_TIMESTAMP", cancellationToken)
            .ConfigureAwait(false);
    }

    // A study asks about one worker after the other: one look answers for all of them, and the next question about one is a new look.
    public async ValueTask<bool> IsGoneAsync(Session session, string worker, CancellationToken cancellationToken)
    {
        if (_alive.Remove(worker)) return false;
        _alive.Clear();
        await session.EachAsync(Alive, row => _alive.Add(row.GetString(0)), cancellationToken, ("@study", study)).ConfigureAwait(false);
        return !_alive.Remove(worker) && !_own.HasGap;
    }

    public async ValueTask LeaveAsync(Session session) =>
        await session.ExecuteAsync("DELETE FROM hypergen_workers WHERE worker = @worker", CancellationToken.None, ("@worker", Worker))
            .ConfigureAwait(false);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
