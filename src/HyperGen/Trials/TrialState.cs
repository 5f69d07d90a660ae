namespace HyperGen;

/// <summary>The state of a trial. The numbers are those of the stored form.</summary>
public enum TrialState
{
    /// <summary>Asked for and not yet told.</summary>
    Running = 0,

    /// <summary>Told with a value.</summary>
    Complete = 1,

    /// <summary>Stopped early because it was not promising.</summary>
    Pruned = 2,

    /// <summary>Ended without a usable value: an exception, NaN, a timeout.</summary>
    Failed = 3,

    /// <summary>Enqueued and not yet started.</summary>
    Waiting = 4,
}
