namespace HyperGen.Storage;

/// <summary>Tells the ways in which people write where a PostgreSQL database is.</summary>
internal static class PostgreSqlAddress
{
    /// <summary>
    /// The connection string of a text like <c>postgresql://user:password@host:5432/database?sslmode=require</c>, the driver that Optuna
    /// names after a plus sign left out, or of <c>Host=...;Database=...</c>; <see langword="null"/> for a text that is neither.
    /// </summary>
    /// <exception cref="ArgumentException">It begins like an address and is none. The message does not repeat it: it may hold a password.
    /// </exception>
    public static string? Parse(string text)
    {
        if (AddressScheme.Of(text) is not { } scheme)
        {
            bool isForNpgsql = text.Contains("Host=", StringComparison.OrdinalIgnoreCase)
                || text.Contains("Server=", StringComparison.OrdinalIgnoreCase);
            return isForNpgsql ? text : null;
        }

        if (scheme.Split('+')[0].ToLowerInvariant() is not ("postgres" or "postgresql")) return null;
        string place = text[(scheme.Length + "://".Length)..];
        int authority = place.AsSpan().IndexOfAny('/', '?') is >= 0 and int end ? end : place.Length;
        bool hasHost = authority > 0 && place[authority - 1] != '@'; // a socket is named among the settings
        if (!Uri.TryCreate($"postgresql://{(hasHost ? place : place.Insert(authority, "socket"))}", UriKind.Absolute, out Uri? uri))
        {
            throw new ArgumentException(
                "The address of the PostgreSQL database cannot be read; write postgresql://user:password@host:port/database.",
                nameof(text));
        }

        List<(string Key, string Value)> settings = [];
        if (hasHost) settings.Add(("Host", uri.Host.Trim('[', ']'))); // an address of IPv6 stands in brackets
        if (uri.Port > 0) settings.Add(("Port", FormattableString.Invariant($"{uri.Port}")));
        string[] user = uri.UserInfo.Split(':', 2);
        if (user[0].Length > 0) settings.Add(("Username", Uri.UnescapeDataString(user[0])));
        if (user.Length > 1) settings.Add(("Password", Uri.UnescapeDataString(user[1])));
        string database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/'));
        if (database.Length > 0) settings.Add(("Database", database));
        foreach (string option in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] pair = option.Split('=', 2);
            settings.Add((Name(pair[0]), Uri.UnescapeDataString(pair[^1])));
        }

        return string.Join(';', settings.Select(setting => $"{setting.Key}={Quoted(setting.Value)}"));
    }

    private static string Name(string option) => option.ToLowerInvariant() switch
    {
        "host" => "Host", // of a socket, the folder
        "user" => "Username",
        "dbname" => "Database",
        "sslmode" => "SSL Mode",
        "connect_timeout" => "Timeout",
        "application_name" => "Application Name",
        _ => option,
    };

    private static string Quoted(string value) =>
        value.AsSpan().ContainsAny(";'\"= ") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}
