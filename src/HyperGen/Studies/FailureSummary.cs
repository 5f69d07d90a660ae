namespace HyperGen.Studies;

/// <summary>Tells in a sentence why no trial completed.</summary>
internal static class FailureSummary
{
    public static string Of(StudySnapshot snapshot)
    {
        int trials = snapshot.History.Count;
        int failed = 0;
        foreach (TrialState state in snapshot.History.States) failed += state == TrialState.Failed ? 1 : 0;
        if (trials == 0 && snapshot.OutOfSpace > 0)
            return $"the {snapshot.OutOfSpace} finished trials have no meaning in the current space";
        if (trials == 0) return "no trial has finished";
        if (failed < trials) return $"none of {trials} trials completed: {failed} failed, {trials - failed} were pruned";
        IGrouping<string, string>? reason = snapshot.Errors.Values.GroupBy(error => error).MaxBy(group => group.Count());
        return reason is null ? $"all {trials} trials failed" : $"all {trials} trials failed, {reason.Count()} of them with: {reason.Key}";
    }
}
