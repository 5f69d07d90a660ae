using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>What a participant knows of a study's events, and how much of it its caller was given.</summary>
/// <param name="space">The participant's space.</param>
/// <param name="table">The events.</param>
/// <param name="worker">The participant.</param>
internal sealed class KnownEvents(SearchSpace space, EventTable table, string worker)
{
    private long _given; // the last event up to which the caller knows of all
    private long _confirmed; // an event of its own that the caller knows of, perhaps beyond some of others that it does not

    public EventReplay Replay { get; private set; } = new(space);

    /// <summary>Whether the replay holds nothing that was not committed.</summary>
    public bool IsTrue { get; private set; } = true;

    /// <summary>Says that the replay runs ahead of the database until <see cref="Confirm"/>: without that, the next read replays anew.
    /// </summary>
    public void RunAhead() => IsTrue = false;

    /// <summary>Says that all that was replayed is committed.</summary>
    public void Confirm() => IsTrue = true;

    /// <summary>Says that all that was replayed is committed and known to the caller.</summary>
    public void ConfirmGiven() => (IsTrue, _given) = (true, Replay.LastEvent);

    /// <summary>The events that the caller was not given yet.</summary>
    public IReadOnlyList<StudyEvent> Take()
    {
        _given = Replay.LastEvent;
        return Replay.TakeEvents();
    }

    /// <summary>Reads the events that others committed, in one read with what waits in the session and the look at Optuna's tables.
    /// </summary>
    /// <param name="session">The connection.</param>
    /// <param name="adoption">Looks at Optuna's tables.</param>
    /// <param name="isRepeated">Whether an attempt before may have got through after all.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>Whether that attempt did.</returns>
    public async ValueTask<bool> ReadAsync(Session session, Adoption adoption, bool isRepeated, CancellationToken cancellationToken)
    {
        bool gotThrough = false;
        long own = _confirmed;

        // In one read: if the connection is lost in it, the next attempt must find the same again.
        if (!IsTrue) Replay = new EventReplay(space);
        table.QueueReading(session, Replay.LastEvent, IsTrue ? Apply : Restore);
        adoption.QueueLook(session, Replay);
        await session.SendAsync(cancellationToken).ConfigureAwait(false);
        (IsTrue, _confirmed) = (true, own);
        return gotThrough;

        void Apply(EventRow row)
        {
            if (!isRepeated || row.Worker != worker)
            {
                Replay.Apply(row);
                return;
            }

            (gotThrough, own) = (true, row.Id);
            Replay.ApplyOwn(row);
        }

        void Restore(EventRow row)
        {
            if (row.Id <= _given || (row.Id <= _confirmed && row.Worker == worker)) Replay.ApplyOwn(row);
            else Apply(row);
        }
    }
}
