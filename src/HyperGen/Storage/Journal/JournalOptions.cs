namespace HyperGen;

/// <summary>Settings of a <see cref="JournalStorage"/>.</summary>
public sealed record JournalOptions
{
    /// <summary>How processes exclude each other while they append.</summary>
    public JournalLockKind Lock { get; init; } = JournalLockKind.Auto;

    /// <summary>Which events wait for the disk.</summary>
    public StorageDurability Durability { get; init; } = StorageDurability.Tells;

    /// <summary>
    /// After this time without a change a lock counts as abandoned and is broken. A lock left by a killed process on a machine that can
    /// tell is broken at once. Positive; 30 seconds unless set, as all clients of the format have it.
    /// </summary>
    public TimeSpan StaleLockAfter { get; init; } = TimeSpan.FromSeconds(30);
}
