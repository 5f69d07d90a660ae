namespace HyperGen.Studies;

/// <summary>How long a study waits for its storage before it says so, tries again or gives up.</summary>
internal static class StoragePatience
{
    /// <summary>The time after which an observer hears that an outcome waits.</summary>
    public static readonly TimeSpan Silent = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5); // one that works may take that long
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)];

    /// <summary>The pause after a refusal that so many went before.</summary>
    public static TimeSpan PauseAfter(int refusals) => Pauses[Math.Min(refusals, Pauses.Length - 1)];

    /// <summary>A limit that cuts off no attempt which the storage would take.</summary>
    public static TimeSpan AtLeast(TimeSpan limit) => limit > Shortest ? limit : Shortest;
}
