namespace HyperGen;

/// <summary>A place that keeps studies as append-only logs of events. One storage holds many studies, told apart by name.</summary>
public interface IStudyStorage
{
    /// <summary>Opens the log of a study, creating the study if there is none of this name.</summary>
    /// <param name="study">What the code says the study is.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The log, positioned before its first event.</returns>
    /// <exception cref="StudyConflictException">The stored study has another direction or number of objectives.</exception>
    /// <exception cref="StudyStorageException">
    /// The storage cannot be read or written, or is not one of ours; the message says why.
    /// </exception>
    ValueTask<IStudyLog> OpenAsync(StudyDeclaration study, CancellationToken cancellationToken = default);
}
