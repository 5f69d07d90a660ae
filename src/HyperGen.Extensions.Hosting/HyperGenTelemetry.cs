namespace HyperGen;

/// <summary>The names under which hosted studies publish metrics and traces.</summary>
public static class HyperGenTelemetry
{
    /// <summary>The meter, for <c>AddMeter</c>.</summary>
    public const string MeterName = "HyperGen";

    /// <summary>The activity source, for <c>AddSource</c>.</summary>
    public const string ActivitySourceName = "HyperGen";
}
