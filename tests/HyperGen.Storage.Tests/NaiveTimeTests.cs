using HyperGen.Storage;
using Microsoft.Data.Sqlite;

namespace HyperGen.Storage.Tests;

public sealed class NaiveTimeTests
{
    private static readonly TimeZoneInfo Tokyo =
        TimeZoneInfo.CreateCustomTimeZone("Tokyo", TimeSpan.FromHours(9), displayName: null, standardDisplayName: null);

    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Clock_names_the_zone_of_times_in_a_database()
    {
        Assert.Same(TimeZoneInfo.Utc, new SqliteOptions().Clock.Zone());
        Assert.Same(TimeZoneInfo.Utc, new PostgreSqlOptions().Clock.Zone());
        Assert.Same(TimeZoneInfo.Local, OptunaClock.Local.Zone());
    }

    [Fact]
    public void Time_without_a_zone_is_what_the_clocks_of_its_place_show()
    {
        DateTime evening = Tokyo.TimeAt(Noon);
        Assert.Equal(new DateTime(2026, 3, 1, 21, 0, 0), evening);
        Assert.Equal(DateTimeKind.Unspecified, evening.Kind);
        Assert.Equal(Noon, Tokyo.MomentOf(evening));
        Assert.Equal(TimeSpan.Zero, Tokyo.MomentOf(evening).Offset);
    }

    [Fact]
    public void Sqlite_stores_what_the_clocks_show_and_reads_it_back()
    {
        SqliteDialect dialect = new("none.db", new SqliteOptions(), Tokyo);
        object stored = dialect.Date(Noon);
        Assert.Equal("2026-03-01 21:00:00.000000", stored);
        using SqliteConnection connection = new("Data Source=:memory:");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT @stored";
        command.Parameters.AddWithValue("@stored", stored);
        using SqliteDataReader reader = command.ExecuteReader();
        Assert.True(reader.Read());
        Assert.Equal(Noon, dialect.ReadDate(reader, 0));
    }
}
