namespace HyperGen.Storage;

/// <summary>The table of events.</summary>
internal sealed class EventTable(long study)
{
    private const string Unread =
        "SELECT event_id, trial_id, number, kind, worker, payload FROM hypergen_events WHERE study_id = @study AND event_id > @after " +
        "ORDER BY event_id";

    private readonly BulkInsert _insert = new(
        "INSERT INTO hypergen_events (study_id, trial_id, number, kind, worker, payload)", ["@", "@", "@", "@", "@", "@"],
        "RETURNING event_id");

    /// <summary>Hands over the rows after one, in order.</summary>
    public ValueTask ReadAsync(Session session, long after, Action<EventRow> read, CancellationToken cancellationToken) =>
        session.EachAsync(
        Unread,
        row => read(
            new EventRow(
                row.GetInt64(0), row.GetInt64(1), row.GetInt32(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4),
                row.GetString(5))),
        cancellationToken, ("@study", study), ("@after", after));

    /// <summary>Appends rows and returns the place of the last one in the order.</summary>
    public async ValueTask<long> AppendAsync(Session session, IReadOnlyList<EventRow> rows, CancellationToken cancellationToken)
    {
        long last = 0;
        await _insert.RunAsync(
            session, [.. rows.Select(row => new object?[] { study, row.TrialId, row.Number, row.Kind, row.Worker, row.Payload })],
            row => last = Math.Max(last, row.GetInt64(0)), cancellationToken)
            .ConfigureAwait(false);
        return last;
    }
}
