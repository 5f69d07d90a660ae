namespace HyperGen;

/// <summary>
/// How the processes that share a journal exclude each other while they append. All of them may differ; they respect each other.
/// </summary>
public enum JournalLockKind
{
    /// <summary>A symbolic link, except on Windows, where making one needs a privilege.</summary>
    Auto,

    /// <summary>A symbolic link, which is atomic on every network file system.</summary>
    SymbolicLink,

    /// <summary>A file that is created exclusively.</summary>
    File,
}
