namespace HyperGen;

/// <summary>Which events a journal waits for to reach the disk itself. A killed process loses nothing in any case; this is about the power.</summary>
public enum JournalDurability
{
    /// <summary>A finished trial has reached the disk when it counts as told; with it everything before.</summary>
    Tells,

    /// <summary>Every event has reached the disk before the study goes on.</summary>
    Everything,

    /// <summary>The operating system writes when it likes: a power cut may lose the last seconds.</summary>
    None,
}
