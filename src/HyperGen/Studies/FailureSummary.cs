namespace HyperGen.Studies;

/// <summary>Tells in a sentence why no trial completed.</summary>
internal static class FailureSummary
{
    public static string Of(StudyState state)
    {
        if (state.Finished == 0) return "no trial has finished";
        if (state.Failed < state.Finished) return $"none of {state.Finished} trials completed: {state.Failed} failed, {state.Pruned} were pruned";
        IGrouping<string, string>? reason = state.Errors.Values.GroupBy(error => error).MaxBy(group => group.Count());
        return reason is null
            ? $"all {state.Finished} trials failed"
            : $"all {state.Finished} trials failed, {reason.Count()} of them with: {reason.Key}";
    }
}
