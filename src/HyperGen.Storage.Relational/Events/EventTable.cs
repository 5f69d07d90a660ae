using System.Data.Common;
using System.Globalization;

namespace HyperGen.Storage;

/// <summary>The table of events.</summary>
internal sealed class EventTable(long study)
{
    private const string Unread =
        "SELECT event_id, trial_id, number, kind, worker, payload FROM hypergen_events WHERE study_id = @study AND event_id > @after ORDER BY event_id";

    private readonly BulkInsert _insert = new(
        "INSERT INTO hypergen_events (study_id, trial_id, number, kind, worker, payload)", ["@", "@", "@", "@", "@", "@"]);

    /// <summary>Hands over the rows after one, in order.</summary>
    public async ValueTask ReadAsync(Session session, long after, Action<EventRow> row, CancellationToken cancellationToken)
    {
        DbDataReader reader = await session.QueryAsync(Unread, cancellationToken, ("@study", study), ("@after", after)).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                row(new EventRow(
                    reader.GetInt64(0), reader.GetInt64(1), reader.GetInt32(2), reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetString(4), reader.GetString(5)));
            }
        }
    }

    /// <summary>Appends rows and returns the place of the last one in the order.</summary>
    public async ValueTask<long> AppendAsync(Session session, IReadOnlyList<EventRow> rows, CancellationToken cancellationToken)
    {
        await _insert.RunAsync(session, [.. rows.Select(row => new object?[] { study, row.TrialId, row.Number, row.Kind, row.Worker, row.Payload })], cancellationToken)
            .ConfigureAwait(false);
        object? last = await session.ScalarAsync("SELECT MAX(event_id) FROM hypergen_events WHERE study_id = @study", cancellationToken, ("@study", study)).ConfigureAwait(false);
        return Convert.ToInt64(last, CultureInfo.InvariantCulture);
    }
}
