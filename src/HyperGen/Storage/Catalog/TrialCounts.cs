namespace HyperGen;

/// <summary>Number of trials of a study by state.</summary>
/// <param name="Complete">Told with a value.</param>
/// <param name="Pruned">Stopped early.</param>
/// <param name="Failed">Ended without a usable value.</param>
/// <param name="Running">Not yet told.</param>
/// <param name="Waiting">Enqueued and not yet started.</param>
public readonly record struct TrialCounts(int Complete, int Pruned, int Failed, int Running, int Waiting)
{
    /// <summary>All of them.</summary>
    public int Total => Complete + Pruned + Failed + Running + Waiting;

    /// <summary>Complete, pruned and failed ones.</summary>
    public int Finished => Complete + Pruned + Failed;

    /// <summary>The counts with one more trial of a state.</summary>
    internal TrialCounts And(TrialState state) => state switch
    {
        TrialState.Complete => this with { Complete = Complete + 1 },
        TrialState.Pruned => this with { Pruned = Pruned + 1 },
        TrialState.Failed => this with { Failed = Failed + 1 },
        TrialState.Waiting => this with { Waiting = Waiting + 1 },
        _ => this with { Running = Running + 1 },
    };
}
