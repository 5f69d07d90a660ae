namespace HyperGen.Studies;

/// <summary>The injected clock with the time since the study was opened.</summary>
internal sealed class StudyClock(TimeProvider time)
{
    private readonly long _openedAt = time.GetTimestamp();

    public DateTimeOffset Now => time.GetUtcNow();

    public TimeSpan Elapsed => time.GetElapsedTime(_openedAt);

    public long Timestamp => time.GetTimestamp();

    public TimeSpan Since(long timestamp) => time.GetElapsedTime(timestamp);
}
