namespace HyperGen;

/// <summary>Settings of a <see cref="SqliteStorage"/>.</summary>
public sealed record SqliteOptions
{
    /// <summary>How changes are kept until they are in the file; stored in the file, so that it holds for all who open it, and
    /// stays when they have left: see <see cref="SqliteJournalMode.WriteAheadLog"/> for viewers that cannot read such a file.</summary>
    public SqliteJournalMode JournalMode { get; init; } = SqliteJournalMode.WriteAheadLog;

    /// <summary>Which events wait for the disk. With a rollback journal all do.</summary>
    public StorageDurability Durability { get; init; } = StorageDurability.Tells;

    /// <summary>How long to wait for other programs that write to the file. Positive; a minute unless set.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How often running trials are marked as alive for clients of Optuna that look at heartbeats. Positive and at most a day; 10 seconds
    /// unless set. It must be at most a third of the shortest grace period of these clients.
    /// </summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Age of the last heartbeat of a running trial of an Optuna client at which the trial counts as dead: it fails and is enqueued again,
    /// up to three times.
    /// Trials of clients without heartbeats are left alone. Positive; two minutes unless set.
    /// </summary>
    public TimeSpan ForeignGracePeriod { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>What the times of trials in the database mean for this program; UTC unless set.</summary>
    public OptunaClock Clock { get; init; }
}
