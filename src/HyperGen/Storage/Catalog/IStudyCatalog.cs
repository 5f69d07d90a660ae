using System.Runtime.CompilerServices;

namespace HyperGen;

/// <summary>
/// What a storage offers beyond opening one study from its config type: its studies by name, and each as a neutral record that any other
/// storage can take up. A storage implements it beside <see cref="IStudyStorage"/>.
/// </summary>
/// <remarks>
/// What must hold: a record that was written reads back equal (dates to the microsecond), whoever made its parts, and opening the written
/// study gives the events of the original in an order that no study can tell apart: trials by number, and told in the order of
/// <see cref="StoredStudy.Told"/>. The workers of a written study take no part in it: those that are HyperGen's count as gone, so that
/// running trials are taken over (of a copy within one journal once the worker has left the original). Nothing here waits for the studies'
/// workers. Safe for concurrent use.
/// </remarks>
public interface IStudyCatalog
{
    /// <summary>
    /// The studies in the order in which they were created; none for a storage that does not exist yet. One that another client broke has a
    /// <see cref="StudySummary.Problem"/> and hides none of the others.
    /// </summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="StudyStorageException">The storage cannot be read or is not one of ours; the message says why.</exception>
    ValueTask<IReadOnlyList<StudySummary>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads one study whole, as it is at one moment.</summary>
    /// <param name="name">The study's name.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="StudyNotFoundException">There is no study of this name.</exception>
    /// <exception cref="StudyStorageException">The storage cannot be read or is not one of ours; the message says why.</exception>
    ValueTask<StoredStudy> ReadAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads a study again and again: each element is the study as it is when the element is asked for. The first takes as long as
    /// <see cref="ReadAsync"/>; for those after it a storage reads what has changed, and this default all. Ends by cancellation alone.
    /// </summary>
    /// <param name="name">The study's name.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="StudyNotFoundException">There is no study of this name, or not any more.</exception>
    /// <exception cref="StudyStorageException">The storage cannot be read or is not one of ours; the message says why.</exception>
    async IAsyncEnumerable<StoredStudy> FollowAsync(string name, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true) yield return await ReadAsync(name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds a study in one atomic step: all of it or, after an error, nothing.</summary>
    /// <param name="study">The study; <see cref="StoredStudy.Validate"/> says what is required of it.</param>
    /// <param name="cancellationToken">Cancels the wait, never a writing under way.</param>
    /// <exception cref="ArgumentException">The record contradicts itself.</exception>
    /// <exception cref="StudyExistsException">There is a study of this name; it is left as it is.</exception>
    /// <exception cref="StudyStorageException">Nothing was written; the message says why.</exception>
    ValueTask WriteAsync(StoredStudy study, CancellationToken cancellationToken = default);

    /// <summary>Removes a study with all its trials. Participants that have it open get an error at their next commit.</summary>
    /// <param name="name">The study's name.</param>
    /// <param name="cancellationToken">Cancels the wait, never a removal under way.</param>
    /// <exception cref="StudyNotFoundException">There is no study of this name.</exception>
    /// <exception cref="StudyStorageException">Nothing was removed; the message says why.</exception>
    ValueTask DeleteAsync(string name, CancellationToken cancellationToken = default);
}
