namespace HyperGen.Storage;

/// <summary>The settings that all relational storages have.</summary>
/// <param name="Durability">Which events wait for the disk.</param>
/// <param name="HeartbeatInterval">How often a participant says that it is alive.</param>
/// <param name="ForeignGrace">Age of the last heartbeat of a foreign client's trial at which it counts as dead.</param>
/// <param name="Patience">How long the database may be out of reach.</param>
internal sealed record RelationalSettings(
    StorageDurability Durability, TimeSpan HeartbeatInterval, TimeSpan ForeignGrace, TimeSpan Patience)
{
    /// <summary>The longest time between two beats and of a lease; a timer has no longer ones than some weeks.</summary>
    public static readonly TimeSpan LongestInterval = TimeSpan.FromDays(1);
}
