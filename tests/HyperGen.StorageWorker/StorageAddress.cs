namespace HyperGen.StorageWorker;

/// <summary>Storages named by a text: <c>sqlite:FILE</c>, <c>sqlite-rollback:FILE</c>, <c>postgresql:CONNECTION STRING</c>, or the file
/// of a journal.</summary>
public static class StorageAddress
{
    private const string Sqlite = "sqlite:";
    private const string SqliteWithRollback = "sqlite-rollback:";
    private const string PostgreSql = "postgresql:";

    /// <summary>Leases of databases that end soon, so that the dead are noticed within a test.</summary>
    public static PostgreSqlOptions ShortLeases { get; } = new() { LeaseDuration = TimeSpan.FromSeconds(2) };

    public static string OfSqlite(string file) => Sqlite + file;

    public static string OfSqliteWithRollback(string file) => SqliteWithRollback + file;

    public static string OfPostgreSql(string connectionString) => PostgreSql + connectionString;

    public static IStudyStorage Open(string address, JournalOptions? journal = null) =>
        address.StartsWith(Sqlite, StringComparison.Ordinal) ? SqliteStorage.Open(address[Sqlite.Length..])
        : address.StartsWith(SqliteWithRollback, StringComparison.Ordinal)
            ? SqliteStorage.Open(address[SqliteWithRollback.Length..], new() { JournalMode = SqliteJournalMode.Rollback })
        : address.StartsWith(PostgreSql, StringComparison.Ordinal) ? PostgreSqlStorage.Open(address[PostgreSql.Length..], ShortLeases)
        : JournalStorage.Open(address, journal);
}
