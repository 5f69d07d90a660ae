namespace HyperGen;

/// <summary>
/// The log of one study as one process sees it. A study is the fold of its events; the log only appends and reads them back.
/// </summary>
/// <remarks>Calls on one instance must not overlap. Several instances, in one process or in many, may serve one study.</remarks>
public interface IStudyLog : IAsyncDisposable
{
    /// <summary>A name of this participant that no other has; trials it runs carry it.</summary>
    string Worker { get; }

    /// <summary>The seed the study was created with; that of the declaration for a new study or one made by a foreign client.</summary>
    ulong Seed { get; }

    /// <summary>
    /// How the space stored by the run before differs from the declared one; empty for a new study or an equal space. The first commit of
    /// events stores the declared space as the current one; an opening that commits nothing leaves the stored one.
    /// </summary>
    SpaceDifference Difference { get; }

    /// <summary>Reads the events that appeared since the last call of either method, in order, without a lock.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    ValueTask<IReadOnlyList<StudyEvent>> ReadAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Appends events in one atomic step that no other participant can interleave with.
    /// </summary>
    /// <param name="decide">
    /// Called under the storage's lock with the events that appeared since the last call of either method; returns the events to append. It
    /// must be quick. What it returns counts as read. If it throws, nothing is appended, the exception reaches the caller and the events it
    /// was given count as read. It is called once, unless the storage lost what it returned (a server that was restarted, a client that
    /// changed the trial at the same moment): then nothing of that was appended, and it is called again with what appeared meanwhile.
    /// </param>
    /// <param name="cancellationToken">Cancels the wait for the lock, never an append under way.</param>
    /// <exception cref="ArgumentException">
    /// An event does not follow from the log: a number that is not the next, a report to a finished trial.
    /// </exception>
    /// <exception cref="StudyDeletedException">Another participant deleted the study.</exception>
    /// <exception cref="StudyStorageException">Nothing was appended; the message says why.</exception>
    /// <remarks>When the returned task completes the events are durable: killing the process loses none of them.</remarks>
    ValueTask CommitAsync(Func<IReadOnlyList<StudyEvent>, IReadOnlyList<StudyEvent>> decide, CancellationToken cancellationToken = default);

    /// <summary>Looks which workers are alive and which are gone, so that the trials they left may be taken over.</summary>
    /// <param name="workers">Names of workers from events.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>What is known of each at this moment, in the order of <paramref name="workers"/>.</returns>
    ValueTask<IReadOnlyList<WorkerLife>> LookAtAsync(IReadOnlyList<string> workers, CancellationToken cancellationToken = default);
}
