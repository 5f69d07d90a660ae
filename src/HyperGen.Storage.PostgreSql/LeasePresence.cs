using System.Globalization;

namespace HyperGen.Storage;

/// <summary>The presence of a participant on any machine: a lease in the database, by the server's clock.</summary>
internal sealed class LeasePresence(long study, TimeSpan duration) : IPresence
{
    private const string Renew =
        "INSERT INTO hypergen_workers (worker, study_id, expires) VALUES (@worker, @study, CURRENT_TIMESTAMP + make_interval(secs => @seconds)) " +
        "ON CONFLICT (worker) DO UPDATE SET expires = excluded.expires";

    private const string Alive = "SELECT COUNT(*) FROM hypergen_workers WHERE worker = @worker AND expires > CURRENT_TIMESTAMP";

    public string Worker { get; } = WorkerName.New();

    public async ValueTask RenewAsync(Session session, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(Renew, cancellationToken, ("@worker", Worker), ("@study", study), ("@seconds", duration.TotalSeconds)).ConfigureAwait(false);
        await session.ExecuteAsync("DELETE FROM hypergen_workers WHERE expires < CURRENT_TIMESTAMP", cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<bool> IsGoneAsync(Session session, string worker, CancellationToken cancellationToken) =>
        Convert.ToInt64(await session.ScalarAsync(Alive, cancellationToken, ("@worker", worker)).ConfigureAwait(false), CultureInfo.InvariantCulture) == 0;

    public async ValueTask LeaveAsync(Session session) =>
        await session.ExecuteAsync("DELETE FROM hypergen_workers WHERE worker = @worker", CancellationToken.None, ("@worker", Worker)).ConfigureAwait(false);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
