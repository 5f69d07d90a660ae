namespace HyperGen;

/// <summary>Settings of a <see cref="PostgreSqlStorage"/>.</summary>
public sealed record PostgreSqlOptions
{
    /// <summary>
    /// Which events wait for the server's disk; all unless set. A worker outlives a crash of its server: with anything less it may then
    /// find
    /// that the server forgot the trial it runs.
    /// </summary>
    public StorageDurability Durability { get; init; } = StorageDurability.Everything;

    /// <summary>
    /// How long a worker counts as alive after it last said so, by the server's clock; it says so three times in this time. After that its
    /// running trials are taken over by others. At least a second, at most a day; half a minute unless set.
    /// </summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a study waits for a server that went away while it ran, as when it is restarted. Not negative; a minute unless
    /// set.</summary>
    public TimeSpan ReconnectTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Age of the last heartbeat of a running trial of an Optuna client at which the trial counts as dead: it fails and is enqueued again,
    /// up to three times. Trials of clients without heartbeats are left alone. Positive; two minutes unless set.
    /// </summary>
    public TimeSpan ForeignGracePeriod { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>What the times of trials in the database mean for this program; UTC unless set.</summary>
    public OptunaClock Clock { get; init; }
}
