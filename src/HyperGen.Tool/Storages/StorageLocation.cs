using HyperGen.Storage;

namespace HyperGen.Tool.Storages;

/// <summary>
/// Finds out what kind of storage a text names: PostgreSQL by its form, a file by its content, and one that is not there yet by its ending.
/// </summary>
internal static class StorageLocation
{
    private const int HeaderLength = 16;

    private static readonly string[] JournalEndings = [".jsonl", ".journal", ".log"];
    private static readonly string[] SqliteEndings = [".db", ".sqlite", ".sqlite3", ".db3"];
    // Somebody waits for the answer.
    private static readonly PostgreSqlOptions Impatient = new() { ReconnectTimeout = TimeSpan.FromSeconds(5) };

    private static ReadOnlySpan<byte> SqliteHeader => "SQLite format 3\0"u8;

    /// <summary>Opens a storage that is there.</summary>
    public static OpenedStorage OpenExisting(string location)
    {
        if (PostgreSqlAddress.Parse(location) is { } address) return PostgreSql(address);
        string path = SqlitePath.IsAddress(location) ? SqlitePath.Of(location) : RequirePath(location);
        if (Directory.Exists(path)) throw new RefusedException($"'{path}' is a folder; name a file in it.");
        if (!File.Exists(path)) throw new RefusedException($"There is no storage '{path}'; check the path.");
        return OpenFile(path);
    }

    /// <summary>Opens a storage to write to, which is created if it is not there.</summary>
    public static OpenedStorage Open(string location)
    {
        if (PostgreSqlAddress.Parse(location) is { } address) return PostgreSql(address);
        if (SqlitePath.IsAddress(location)) return OpenedStorage.Of(SqliteStorage.Open(location));
        RequirePath(location);
        if (File.Exists(location) && new FileInfo(location).Length > 0) return OpenFile(location);
        return OfEnding(location)
            ?? throw new RefusedException(
                $"'{location}' does not exist, and its ending does not tell what to create: use .jsonl for a journal, .db for SQLite.");
    }

    // What looks like an address may hold a password: it is not said again.
    private static string RequirePath(string location)
    {
        int scheme = location.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0)
        {
            throw new RefusedException(
                $"There is no kind of storage '{location[..scheme]}://'; name a journal or a SQLite file by its path (or as " +
                "sqlite:///FILE), and PostgreSQL as postgresql://user:password@host:port/database.");
        }

        if (location.Contains("Password=", StringComparison.OrdinalIgnoreCase))
            throw new RefusedException("The connection string of PostgreSQL names no host; begin it with Host=... .");
        return location;
    }

    private static OpenedStorage OpenFile(string path)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            header = header[..file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false)];
        }
        catch (UnauthorizedAccessException)
        {
            throw new RefusedException($"'{path}' may not be read; look at its permissions.");
        }

        if (header.IsEmpty) return OfEnding(path) ?? OpenedStorage.Of(JournalStorage.Open(path));
        if (header.SequenceEqual(SqliteHeader)) return OpenedStorage.Of(SqliteStorage.Open(path));
        if (header[0] == '{') return OpenedStorage.Of(JournalStorage.Open(path));
        throw new RefusedException($"'{path}' is neither a SQLite database nor a journal, which is lines of JSON.");
    }

    private static OpenedStorage? OfEnding(string path)
    {
        string ending = Path.GetExtension(path).ToLowerInvariant();
        if (JournalEndings.Contains(ending)) return OpenedStorage.Of(JournalStorage.Open(path));
        return SqliteEndings.Contains(ending) ? OpenedStorage.Of(SqliteStorage.Open(path)) : null;
    }

    private static OpenedStorage PostgreSql(string connection) => OpenedStorage.Of(PostgreSqlStorage.Open(connection, Impatient));
}
