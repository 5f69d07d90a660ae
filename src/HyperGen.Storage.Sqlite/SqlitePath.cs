namespace HyperGen.Storage;

/// <summary>The file that a text names: its path, or an address as Optuna writes it.</summary>
internal static class SqlitePath
{
    private const string Memory = ":memory:";

    /// <summary>Whether a text is an address of SQLite and not a path.</summary>
    public static bool IsAddress(string text) => Address(text) is not null;

    /// <exception cref="ArgumentException">The text names no file.</exception>
    public static string Of(string text)
    {
        string path = Address(text) ?? text;
        AddressScheme.RequireNone(path);
        if (path.Length == 0 || path.Contains(Memory, StringComparison.Ordinal))
            throw Refused(
                text, $"names a database in memory, which no other connection sees; use {nameof(InMemoryStorage)}, or name a file");
        if (path.StartsWith("file:", StringComparison.OrdinalIgnoreCase)) throw Refused(text, "is a URI; name the file by its path alone");
        if (
            path.Contains("Data Source=", StringComparison.OrdinalIgnoreCase)
            || path.Contains("DataSource=", StringComparison.OrdinalIgnoreCase))
            throw Refused(text, $"is a connection string; name the file by its path, and set the rest in {nameof(SqliteOptions)}");
        return LinkedFile.Resolved(Path.GetFullPath(path));
    }

    /// <summary>
    /// The path in <c>sqlite:///studies.db</c> or <c>sqlite:////folder/studies.db</c>; null for a text that is no address.
    /// </summary>
    private static string? Address(string text)
    {
        if (AddressScheme.Of(text) is not { } scheme || !scheme.Split('+')[0].Equals("sqlite", StringComparison.OrdinalIgnoreCase))
            return null;
        string path = text[(scheme.Length + "://".Length)..];
        if (path.Length == 0) return path;
        if (path[0] != '/') throw Refused(text, "has two slashes; write three before a relative path and four before an absolute one");
        if (path.Contains('?', StringComparison.Ordinal))
            throw Refused(text, $"has settings after '?'; leave them out, {nameof(SqliteOptions)} has some");
        return path[1..];
    }

    private static ArgumentException Refused(string text, string problem) => new($"'{text}' {problem}.", "path");
}
