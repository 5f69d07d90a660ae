namespace HyperGen.Storage;

/// <summary>Times without a zone, as Optuna stores them.</summary>
internal static class NaiveTime
{
    /// <summary>Where the clocks hang that show the times.</summary>
    public static TimeZoneInfo Zone(this OptunaClock clock) => clock == OptunaClock.Local ? TimeZoneInfo.Local : TimeZoneInfo.Utc;

    /// <summary>What clocks show at a moment.</summary>
    public static DateTime TimeAt(this TimeZoneInfo zone, DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, zone).DateTime;

    /// <summary>The moment at which clocks show a time; of two such moments the later one.</summary>
    public static DateTimeOffset MomentOf(this TimeZoneInfo zone, DateTime time) =>
        new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Unspecified), zone.GetUtcOffset(time)).ToUniversalTime();
}
