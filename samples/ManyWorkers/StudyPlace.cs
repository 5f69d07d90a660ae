using HyperGen;

namespace ManyWorkers;

/// <summary>Where the study is: a PostgreSQL database by its connection string or address, or a SQLite file by its path.</summary>
internal static class StudyPlace
{
    public const string Study = "tumours";
    public const string Key = "storage";

    // A worker of PostgreSQL that was killed counts as alive until its lease has run out: by default half a minute, long for a sample.
    public static IStudyStorage Open(string place) => IsPostgreSql(place)
        ? PostgreSqlStorage.Open(place, new PostgreSqlOptions { LeaseDuration = TimeSpan.FromSeconds(2) })
        : SqliteStorage.Open(place);

    private static bool IsPostgreSql(string place) =>
        place.Contains("Host=", StringComparison.OrdinalIgnoreCase) || place.StartsWith("postgresql", StringComparison.Ordinal);
}
