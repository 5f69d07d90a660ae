using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>What a participant knows of a study's events. It grows by committed events alone: a replay that runs ahead of the database is
/// confirmed or turned back.</summary>
/// <param name="space">The participant's space.</param>
/// <param name="table">The events.</param>
/// <param name="worker">The participant.</param>
internal sealed class KnownEvents(SearchSpace space, EventTable table, string worker)
{
    public EventReplay Replay { get; } = new(space);

    /// <summary>Reads the events that others committed, in one read with what waits in the session and the look at Optuna's tables.
    /// One that fails leaves no trace: the next read finds the same again, an event that nobody can read among it.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="adoption">Looks at Optuna's tables.</param>
    /// <param name="isRepeated">Whether an attempt before may have got through after all.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>Whether that attempt did.</returns>
    public async ValueTask<bool> ReadAsync(Session session, Adoption adoption, bool isRepeated, CancellationToken cancellationToken)
    {
        bool gotThrough = false;
        table.QueueReading(session, Replay.LastEvent, Apply);
        adoption.QueueLook(session, Replay);
        Replay.RunAhead();
        try
        {
            await session.SendAsync(cancellationToken).ConfigureAwait(false);
            Replay.Confirm();
            return gotThrough;
        }
        finally
        {
            Replay.TurnBack(); // unless confirmed
        }

        void Apply(EventRow row)
        {
            if (!isRepeated || row.Worker != worker)
            {
                Replay.Apply(row);
                return;
            }

            gotThrough = true;
            Replay.ApplyOwn(row);
        }
    }
}
