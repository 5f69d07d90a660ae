namespace HyperGen.Storage;

/// <summary>The table of events.</summary>
internal sealed class EventTable(Dialect dialect, long study)
{
    private const string Unread =
        "SELECT event_id, trial_id, number, kind, worker, payload FROM hypergen_events WHERE study_id = @study AND event_id > @after " +
        "ORDER BY event_id";

    private readonly BulkInsert _insert = Insert("@");
    private readonly BulkInsert _insertCreation = Insert(dialect.NewTrial);

    /// <summary>Queues the query for the rows after one, which are handed over in order.</summary>
    public void QueueReading(Session session, long after, Action<EventRow> read) => session.Queue(
        Unread,
        row => read(
            new EventRow(
                row.GetInt64(0), row.IsDBNull(1) ? null : row.GetInt64(1), row.GetInt32(2), row.GetString(3),
                row.IsDBNull(4) ? null : row.GetString(4), row.GetString(5))),
        ("@study", study), ("@after", after));

    /// <summary>Queues the insertion of rows; their places in the order are handed over when they are known.</summary>
    public void QueueAppending(Session session, IReadOnlyList<EventRow> rows, Action<long>? appended = null) => _insert.Queue(
        session, [.. rows.Select(row => new object?[] { study, row.TrialId, row.Number, row.Kind, row.Worker, row.Payload })],
        row => appended?.Invoke(row.GetInt64(0)));

    /// <summary>Queues the insertion of a row of the trial that this transaction creates, whose identity is not known yet.</summary>
    public void QueueCreation(Session session, EventRow row, Action<long> appended) => _insertCreation.Queue(
        session, [[study, row.Number, row.Kind, row.Worker, row.Payload]], inserted => appended(inserted.GetInt64(0)));

    private static BulkInsert Insert(string trial) => new(
        "INSERT INTO hypergen_events (study_id, trial_id, number, kind, worker, payload)", ["@", trial, "@", "@", "@", "@"],
        "RETURNING event_id");
}
