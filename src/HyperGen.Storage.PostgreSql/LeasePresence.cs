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

    // A lease that has run out stays for a while: who has none has left.
    private const string Forget = "DELETE FROM hypergen_workers WHERE expires < CURRENT_TIMESTAMP - interval '1 day'";

    private const string Leases = "SELECT worker, expires > CURRENT_TIMESTAMP FROM hypergen_workers WHERE study_id = @study";

    private const string ServerAge = "SELECT EXTRACT(EPOCH FROM CURRENT_TIMESTAMP - pg_postmaster_start_time())::double precision";

    private readonly LeaseHistory _own = new(duration, time);

    public string Worker { get; } = WorkerName.New();

    public async ValueTask RenewAsync(Session session, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(Renew, cancellationToken, ("@worker", Worker), ("@study", study), ("@seconds", duration.TotalSeconds))
            .ConfigureAwait(false);
        _own.Renewed();
        await session.ExecuteAsync(Forget, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<WorkerLife>> LookAtAsync(
        Session session, IReadOnlyList<string> workers, CancellationToken cancellationToken)
    {
        Dictionary<string, bool> holds = new(StringComparer.Ordinal);
        await session.EachAsync(
            Leases, row => holds.Add(row.GetString(0), row.GetBoolean(1)), cancellationToken, ("@study", study)).ConfigureAwait(false);
        bool isExcused = workers.Any(worker => holds.TryGetValue(worker, out bool isHeld) && !isHeld)
            && !await CouldRenewAsync(session, cancellationToken).ConfigureAwait(false);
        return [.. workers.Select(LifeOf)];

        WorkerLife LifeOf(string worker) =>
            !WorkerName.IsOurs(worker) ? WorkerLife.Unknown
            : holds.TryGetValue(worker, out bool isHeld) && (isHeld || isExcused) ? WorkerLife.Alive
            : WorkerLife.Gone;
    }

    // Whether everybody alive could renew a lease that has run out. Who has joined since the server was started knows of no gap, and yet
    // nobody could renew one before.
    private async ValueTask<bool> CouldRenewAsync(Session session, CancellationToken cancellationToken) =>
        !_own.HasGap && await session.ScalarAsync(ServerAge, cancellationToken).ConfigureAwait(false) is double seconds
            && seconds > duration.TotalSeconds;

    public async ValueTask LeaveAsync(Session session) =>
        await session.ExecuteAsync("DELETE FROM hypergen_workers WHERE worker = @worker", CancellationToken.None, ("@worker", Worker))
            .ConfigureAwait(false);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
