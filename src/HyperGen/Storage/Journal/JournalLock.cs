using System.Diagnostics;
using System.Security.Cryptography;

namespace HyperGen.Storage;

/// <summary>
/// The lock of a journal: a file of a known name beside it, made in one atomic step, which every client of the format respects. Ours tells
/// who holds it, so that one left by a killed process need not be waited out.
/// </summary>
internal sealed class JournalLock(string journal, WorkerPresence presence, JournalOptions options)
{
    private const int FirstWait = 1; // milliseconds
    private const int LongestWait = 32;

    private readonly string _path = journal + ".lock";
    private readonly string _target = Path.Combine(Path.GetFileName(WorkerPresence.FolderOf(journal)), presence.Name);
    private readonly bool _useLink = options.Lock == JournalLockKind.SymbolicLink
        || (options.Lock == JournalLockKind.Auto && !OperatingSystem.IsWindows(
        ));

    /// <summary>The participant that holds the lock, if it is one of ours.</summary>
    public string? Owner => Look(_path)?.Owner;

    public bool IsHeld => Owner == presence.Name;

    /// <summary>Waits for the lock. One that could not be released is still held and serves again.</summary>
    public async ValueTask AcquireAsync(CancellationToken cancellationToken)
    {
        int wait = FirstWait;
        Trace? seen = null;
        long since = Stopwatch.GetTimestamp();
        while (!TryTake() && !IsHeld)
        {
            Trace? now = Look(_path);
            if (now != seen) (seen, since) = (now, Stopwatch.GetTimestamp());
            if (now is { } trace && IsAbandoned(trace, since) && TryBreak(trace)) continue;
            await Task.Delay(wait, cancellationToken).ConfigureAwait(false);
            wait = Math.Min(wait * 2, LongestWait);
        }
    }

    /// <summary>Gives the lock back as far as the file system lets it. Never throws: what was appended under it stays appended.</summary>
    public void Release()
    {
        try
        {
            string aside = Aside();
            if (IsHeld && TryMove(_path, aside)) File.Delete(aside);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Others wait until it counts as abandoned; the next append of this participant takes it up again.
        }
    }

    private bool TryTake()
    {
        try
        {
            if (_useLink)
            {
                File.CreateSymbolicLink(_path, _target);
                return true;
            }

            using FileStream created = new(
                _path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            created.Write(System.Text.Encoding.ASCII.GetBytes(presence.Name));
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException && Look(_path) is not null)
        {
            return false;
        }
        catch (IOException error) when (
            error is not DirectoryNotFoundException && Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(_path)))
                && IsCollision(error))
        {
            return false; // it was there a moment ago
        }
    }

    private bool IsAbandoned(Trace trace, long since) =>
        (trace.Owner is { } owner && presence.IsGone(owner)) || Stopwatch.GetElapsedTime(since) > options.StaleLockAfter;

    // Another participant may break the same lock and take a new one in between: then what was moved aside is put back.
    private bool TryBreak(Trace abandoned)
    {
        string aside = Aside();
        if (Look(_path) != abandoned || !TryMove(_path, aside)) return false;
        if (Look(aside) != abandoned && TryMove(aside, _path)) return false;
        File.Delete(aside);
        return true;
    }

    private string Aside() => $"{_path}{RandomNumberGenerator.GetHexString(16, lowercase: true)}.rename";

    private static bool TryMove(string from, string to)
    {
        try
        {
            File.Move(from, to);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static Trace? Look(string path)
    {
        try
        {
            FileInfo file = new(path);
            if (file.LinkTarget is { } target) return new(OwnerOf(Path.GetFileName(target)), file.LastWriteTimeUtc);
            return file.Exists ? new(OwnerOf(File.ReadAllText(path)), file.LastWriteTimeUtc) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? OwnerOf(string name) => WorkerName.IsOurs(name) ? name : null;

    private const int Exists = 17; // EEXIST
    private const int FileExists = unchecked((int)0x80070050); // ERROR_FILE_EXISTS
    private const int AlreadyExists = unchecked((int)0x800700B7); // ERROR_ALREADY_EXISTS

    private static bool IsCollision(IOException error) => error.HResult is Exists or FileExists or AlreadyExists;

    /// <summary>What can be seen of a lock: equal for one lock, different for a later one.</summary>
    private readonly record struct Trace(string? Owner, DateTime Since);
}
