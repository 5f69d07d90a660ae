namespace HyperGen.Storage;

/// <summary>
/// A summary of what clients of another kind may change: equal in the events and in Optuna's tables unless such a client did something. It
/// is exact because a trial leaves the unfinished ones for ever, and a waiting one becomes running but never the other way.
/// </summary>
internal readonly record struct ForeignState(
    long LastTrial, long Unfinished, long SumOfUnfinished, long Running, long SumOfRunning, long Parameters, long Reports)
{
    /// <summary>Whether the trials are the same and in the same states, whatever is in them.</summary>
    public bool HasTrialsOf(ForeignState other) => this == other with { Parameters = Parameters, Reports = Reports };

    public static ForeignState Of(EventReplay replay)
    {
        long unfinished = 0, sum = 0, running = 0, sumOfRunning = 0, parameters = 0, reports = 0;
        foreach (UnfinishedTrial trial in replay.Unfinished)
        {
            unfinished++;
            sum += trial.Id;
            if (trial.State != TrialState.Running) continue;
            running++;
            sumOfRunning += trial.Id;
            if (!trial.IsForeign) continue;
            parameters += trial.Values.Count;
            reports += trial.Reports.Count;
        }

        return new(replay.LastTrial, unfinished, sum, running, sumOfRunning, parameters, reports);
    }
}
