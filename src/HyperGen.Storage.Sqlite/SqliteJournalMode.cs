namespace HyperGen;

/// <summary>How SQLite keeps a change until it is in the database file.</summary>
public enum SqliteJournalMode
{
    /// <summary>
    /// A log beside the file: readers never wait and writers rarely do. The file system must be a local one, and readers that take the file
    /// alone (some viewers) do not see the last changes until the last participant has left.
    /// </summary>
    WriteAheadLog,

    /// <summary>A rollback journal: slower, and the file alone is always complete.</summary>
    Rollback,
}
