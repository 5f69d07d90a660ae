namespace HyperGen.Storage;

/// <summary>
/// Whether the own lease held without a gap. Where it did not, the server was away, and the leases of others may have run out as
/// innocently: they get the time of a lease to renew theirs.
/// </summary>
internal sealed class LeaseHistory(TimeSpan duration, TimeProvider time)
{
    private readonly Lock _lock = new(); // renewed in the background
    private long? _renewed;
    private long? _back; // when it was renewed after a gap

    /// <summary>Whether the lease has run out, or did so not long ago.</summary>
    public bool HasGap
    {
        get
        {
            lock (_lock) return Exceeds(_renewed) || (_back is not null && !Exceeds(_back));
        }
    }

    public void Renewed()
    {
        long now = time.GetTimestamp();
        lock (_lock)
        {
            if (Exceeds(_renewed)) _back = now;
            _renewed = now;
        }
    }

    private bool Exceeds(long? since) => since is { } timestamp && time.GetElapsedTime(timestamp) > duration;
}
