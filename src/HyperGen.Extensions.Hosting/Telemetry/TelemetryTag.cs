namespace HyperGen.Telemetry;

/// <summary>The names of tags on metrics and activities.</summary>
internal static class TelemetryTag
{
    public const string Study = "hypergen.study";
    public const string Seed = "hypergen.seed";
    public const string StopReason = "hypergen.stop_reason";
    public const string Trial = "hypergen.trial";
    public const string TrialState = "hypergen.trial.state";
    public const string Value = "hypergen.value";
    public const string ErrorType = "error.type";

    public static string Of(TrialState state) => state switch
    {
        HyperGen.TrialState.Complete => "complete",
        HyperGen.TrialState.Pruned => "pruned",
        _ => "failed",
    };
}
