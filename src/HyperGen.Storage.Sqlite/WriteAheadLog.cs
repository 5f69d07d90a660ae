using Microsoft.Win32.SafeHandles;

namespace HyperGen.Storage;

/// <summary>
/// The log that SQLite writes beside its file. A commit is in it before it counts; SQLite waits for the disk with every commit or with
/// none, so those that must survive a power cut wait here.
/// </summary>
internal sealed class WriteAheadLog(string path)
{
    /// <summary>Returns when all that was committed is on the disk.</summary>
    public void Flush()
    {
        using SafeFileHandle log = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.FlushToDisk(log);
    }
}
