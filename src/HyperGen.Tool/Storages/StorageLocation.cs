namespace HyperGen.Tool.Storages;

/// <summary>Finds out what kind of storage a text names: by its content where there is a file, by its ending where there is none.</summary>
internal static class StorageLocation
{
    private static readonly string[] JournalEndings = [".jsonl", ".journal", ".log"];

    /// <summary>Opens a storage that is there.</summary>
    public static OpenedStorage OpenExisting(string location)
    {
        if (Directory.Exists(location)) throw new RefusedException($"'{location}' is a folder; name a file in it.");
        if (!File.Exists(location)) throw new RefusedException($"There is no storage '{location}'; check the path.");
        return OpenFile(location);
    }

    /// <summary>Opens a storage to write to, which is created if it is not there.</summary>
    public static OpenedStorage Open(string location)
    {
        if (File.Exists(location) && new FileInfo(location).Length > 0) return OpenFile(location);
        string ending = Path.GetExtension(location).ToLowerInvariant();
        if (JournalEndings.Contains(ending)) return Journal(location);
        throw new RefusedException($"'{location}' does not exist, and its ending does not tell what to create: use .jsonl for a journal.");
    }

    private static OpenedStorage OpenFile(string path)
    {
        Span<byte> start = stackalloc byte[16];
        using (FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)) start = start[..file.ReadAtLeast(start, 16, throwOnEndOfStream: false)];
        if (start.IsEmpty || start[0] == '{') return Journal(path);
        throw new RefusedException($"'{path}' is no journal: a journal is lines of JSON.");
    }

    private static OpenedStorage Journal(string path) => OpenedStorage.Of(JournalStorage.Open(path));
}
