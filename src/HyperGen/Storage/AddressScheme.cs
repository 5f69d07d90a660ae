using System.Buffers;

namespace HyperGen.Storage;

/// <summary>Tells addresses, such as <c>postgresql://worker:...@db/studies</c>, from paths.</summary>
internal static class AddressScheme
{
    private const string End = "://";

    private static readonly SearchValues<char> Letters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    /// <summary>What an address begins with, up to its colon; <see langword="null"/> for a text that is none.</summary>
    public static string? Of(string text)
    {
        int length = text.IndexOf(End, StringComparison.Ordinal);
        // One letter is a drive of Windows.
        return length > 1 && text.AsSpan(0, length).IndexOfAnyExcept(Letters) < 0 ? text[..length] : null;
    }

    /// <summary>Requires a text to be a path. What is not may hold a password: the message does not repeat it.</summary>
    /// <exception cref="ArgumentException">It is an address or a connection string.</exception>
    public static void RequireNone(string path)
    {
        if (Of(path) is { } scheme)
        {
            throw new ArgumentException(
                $"An address that begins with '{scheme}{End}' is no path of a file; name the file by its path, and open a PostgreSQL " +
                "database with PostgreSqlStorage.", nameof(path));
        }

        if (path.Contains("Password=", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException(
                "A connection string is no path of a file; name the file by its path, and open a PostgreSQL database with " +
                "PostgreSqlStorage.", nameof(path));
        }
    }
}
