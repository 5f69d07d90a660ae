namespace HyperGen;

/// <summary>How SQLite keeps a change until it is in the database file.</summary>
public enum SqliteJournalMode
{
    /// <summary>
    /// A log beside the file: readers never wait and writers rarely do. The file system must be a local one; where SQLite can keep no log,
    /// it stays with a rollback journal.
    /// Viewers that take the file alone, as those in a browser and in VS Code, do not open it at all, also when all participants have left,
    /// because the file says that there may be a log (the bytes 18 and 19 of its header). For them open the study with
    /// <see cref="Rollback"/>, or run <c>PRAGMA journal_mode=DELETE</c> on the file once the last has left.
    /// </summary>
    WriteAheadLog,

    /// <summary>A rollback journal: slower, and between two changes the file alone is complete: any viewer opens it.</summary>
    Rollback,
}
