namespace HyperGen;

/// <summary>A storage that can be searched for rows that would break HyperGen or another client of its format.</summary>
public interface IStorageAudit
{
    /// <summary>Looks at every row; changes none.</summary>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>What was found, equal findings of one study as one; empty for a sound storage.</returns>
    /// <exception cref="StudyStorageException">The storage cannot be read, or is not one of ours; the message says why.</exception>
    ValueTask<IReadOnlyList<StorageFinding>> AuditAsync(CancellationToken cancellationToken = default);
}
