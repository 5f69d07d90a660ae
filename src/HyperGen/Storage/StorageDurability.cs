namespace HyperGen;

/// <summary>
/// Which events a storage waits for to reach the disk itself. A killed process loses nothing in any case; this is about the power.
/// </summary>
public enum StorageDurability
{
    /// <summary>A finished trial has reached the disk when it counts as told; with it everything before.</summary>
    Tells,

    /// <summary>Every event has reached the disk before the study goes on.</summary>
    Everything,

    /// <summary>The system writes when it likes: a power cut may lose the last seconds, but never damages what came before.</summary>
    None,
}
