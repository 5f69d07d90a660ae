namespace HyperGen.Storage;

/// <summary>The states and directions as exports name them.</summary>
internal static class StateNames
{
    public static string Of(TrialState state) => state switch
    {
        TrialState.Running => "running",
        TrialState.Complete => "complete",
        TrialState.Pruned => "pruned",
        TrialState.Failed => "failed",
        TrialState.Waiting => "waiting",
        _ => "unknown",
    };

    public static string? Of(StudyDirection? direction) => direction switch
    {
        StudyDirection.Minimize => "minimize",
        StudyDirection.Maximize => "maximize",
        _ => null,
    };
}
