namespace HyperGen.Storage;

/// <summary>The members of the payloads of events.</summary>
internal static class EventKeys
{
    /// <summary>The worker that runs the trial.</summary>
    public const string Worker = "worker";

    /// <summary>When it began, in ticks of UTC.</summary>
    public const string At = "at";

    /// <summary>Parameters by name, as an objective sees them.</summary>
    public const string Point = "point";

    /// <summary>Whether the client that enqueued the trial chooses the parameters that are not given.</summary>
    public const string IsOpen = "open";

    /// <summary>Pairs of step and value.</summary>
    public const string Reports = "reports";

    public const string State = "state";

    public const string Value = "value";

    /// <summary>The run time in ticks.</summary>
    public const string Duration = "ticks";

    public const string Error = "error";
}
