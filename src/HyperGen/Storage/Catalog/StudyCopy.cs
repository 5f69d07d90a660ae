namespace HyperGen;

/// <summary>Copies studies between storages of any kind.</summary>
public static class StudyCopy
{
    /// <summary>
    /// Copies a study. The copy goes on as the original would: the same seed gives the same next trials. Trials that run in the original
    /// are taken over by whoever opens the copy first.
    /// </summary>
    /// <param name="from">Where it is; left as it is.</param>
    /// <param name="study">Its name.</param>
    /// <param name="to">Where the copy is to be; it may be the same storage.</param>
    /// <param name="name">The name of the copy, or <see langword="null"/> for the same one.</param>
    /// <param name="cancellationToken">Cancels the wait, never a writing under way.</param>
    /// <returns>The copy.</returns>
    /// <exception cref="StudyNotFoundException">There is no such study to copy.</exception>
    /// <exception cref="StudyExistsException">There is a study of the name of the copy; it is left as it is.</exception>
    /// <exception cref="ArgumentException">
    /// A trial would keep other clients from loading the copy (<see cref="StoredStudy.Validate"/>); <c>hypergen check</c> on the original
    /// finds all of them.
    /// </exception>
    /// <exception cref="StudyStorageException">A storage cannot be read or written; nothing was copied.</exception>
    public static async Task<StoredStudy> CopyAsync(
        this IStudyCatalog from, string study, IStudyCatalog to, string? name = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        StoredStudy original = await from.ReadAsync(study, cancellationToken).ConfigureAwait(false);
        StoredStudy copy = original with { Name = name ?? study };
        await to.WriteAsync(copy, cancellationToken).ConfigureAwait(false);
        return copy;
    }
}
