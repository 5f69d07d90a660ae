namespace HyperGen.Storage;

/// <summary>
/// Shows that a participant is alive: a file beside the journal, locked by the operating system for as long as the process lives, however
/// it ends.
/// </summary>
internal sealed class WorkerPresence : IDisposable
{
    private readonly string _folder;
    private readonly string _file;
    private readonly FileStream _held;
    private readonly bool _locksWork;
    private readonly bool _isShared;

    private WorkerPresence(string folder, string name, FileStream held)
    {
        (_folder, Name, _held) = (folder, name, held);
        _file = Path.Combine(folder, name);
        _locksWork = !TryLock(_file);
        _isShared = new DriveInfo(Path.GetFullPath(folder)).DriveType == DriveType.Network;
    }

    /// <summary>The participant's name; no other ever has it.</summary>
    public string Name { get; }

    /// <summary>The folder of the participants of a journal.</summary>
    public static string FolderOf(string journal) => journal + ".workers";

    public static WorkerPresence Enter(string journal)
    {
        string folder = FolderOf(journal);
        while (true)
        {
            string name = WorkerName.New();
            string file = Path.Combine(folder, name);
            FileStream held;
            try
            {
                Directory.CreateDirectory(folder);
                held = new FileStream(file, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (DirectoryNotFoundException) when (Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(folder))))
            {
                continue; // the last participant has just removed the folder
            }
            catch (IOException) when (File.Exists(file))
            {
                continue; // between creation and lock someone took it for abandoned
            }

            WorkerPresence presence = new(folder, name, held);
            if (File.Exists(file)) return presence;
            held.Dispose();
        }
    }

    /// <summary>What is known of a participant: nothing of foreign clients, and nothing where the file system cannot tell.</summary>
    public WorkerLife LifeOf(string worker)
    {
        if (!_locksWork || !WorkerName.IsOurs(worker)) return WorkerLife.Unknown;
        if (_isShared && !WorkerName.IsOfThisMachine(worker)) return WorkerLife.Unknown;
        string file = Path.Combine(_folder, worker);
        return !File.Exists(file) || TryLock(file) ? WorkerLife.Gone : WorkerLife.Alive;
    }

    /// <summary>Whether a participant is known to have left or died.</summary>
    public bool IsGone(string worker) => LifeOf(worker) == WorkerLife.Gone;

    /// <summary>Removes the files of participants that died, except one that is still needed.</summary>
    public void RemoveGone(string? needed)
    {
        foreach (string file in Directory.EnumerateFiles(_folder, WorkerName.Prefix + "*"))
        {
            string worker = Path.GetFileName(file);
            if (worker == Name || worker == needed || !IsGone(worker)) continue;
            Ignore(() => File.Delete(file));
        }
    }

    public void Dispose()
    {
        Ignore(() => File.Delete(_file));
        _held.Dispose();
        Ignore(() => File.Delete(_file)); // Windows deletes no open file
        Ignore(() => Directory.Delete(_folder)); // the last one; fails while there are others
    }

    // A shared lock: two participants may look at once.
    private static bool TryLock(string file)
    {
        try
        {
            using FileStream probe = new(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            return true;
        }
        catch (FileNotFoundException)
        {
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void Ignore(Action action)
    {
        try
        {
            action();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Left for the next participant to remove.
        }
    }
}
