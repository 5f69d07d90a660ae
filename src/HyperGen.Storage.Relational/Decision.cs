namespace HyperGen.Storage;

/// <summary>What a caller wants to commit, on its way into the database through one attempt or several.</summary>
/// <param name="decide">Given the events that the caller does not know, returns those to append.</param>
/// <param name="cancellationToken">Cancels it, unless it may be committed already.</param>
internal sealed class Decision(Func<IReadOnlyList<StudyEvent>, IReadOnlyList<StudyEvent>> decide, CancellationToken cancellationToken)
{
    /// <summary>Whether a commit was sent whose answer did not come: it may have got through although the connection was lost.</summary>
    public bool MayBeCommitted { get; set; }

    /// <summary>Whether what foreign clients did was taken over on the way. What they report since then waits for the next commit: they
    /// may report faster than it can be taken over.</summary>
    public bool HasAdopted { get; set; }

    /// <summary>Whoever cancels must know what became of an append under way.</summary>
    public CancellationToken CancellationToken => MayBeCommitted ? CancellationToken.None : cancellationToken;

    public IReadOnlyList<StudyEvent> Take(IReadOnlyList<StudyEvent> unseen) => decide(unseen);
}
