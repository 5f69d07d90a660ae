using Microsoft.Win32.SafeHandles;

namespace HyperGen.Storage;

/// <summary>
/// The log that SQLite writes beside its file. A commit is in it before it counts; SQLite waits for the disk with every commit or with
/// none, so those that must survive a power cut wait here.
/// </summary>
/// <param name="database">The file that it belongs to.</param>
internal sealed class WriteAheadLog(string database)
{
    private readonly string _path = PathOf(database);

    /// <summary>Whether a part of a database is in its log.</summary>
    public static bool HasContent(string database) => new FileInfo(PathOf(database)) is { Exists: true, Length: > 0 };

    /// <summary>Returns when all that was committed is on the disk.</summary>
    /// <exception cref="StudyStorageException">The log was taken away, or the disk refused.</exception>
    public void Flush()
    {
        try
        {
            FlushToDisk();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StudyStorageException(
                $"What was just recorded may be lost: the log '{_path}' of the database cannot be brought to the disk. {error.Message} " +
                "Was it moved or deleted while a study was open? End all who use the database, and open the study again.", error);
        }
    }

    private void FlushToDisk()
    {
        using SafeFileHandle log = File.OpenHandle(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.FlushToDisk(log);
    }

    private static string PathOf(string database) => database + "-wal";
}
