namespace HyperGen.Storage;

/// <summary>The kinds of facts that are stored.</summary>
internal static class EventKinds
{
    /// <summary>The study took over trials of earlier studies.</summary>
    public const string Warmed = "warmed";

    /// <summary>A running trial was created, with its point or without.</summary>
    public const string Started = "started";

    /// <summary>A waiting trial was created.</summary>
    public const string Enqueued = "enqueued";

    /// <summary>A worker took a waiting trial, or the running one of a worker that is gone.</summary>
    public const string Claimed = "claimed";

    /// <summary>A trial got its point; one that it had before no longer counts.</summary>
    public const string Proposed = "proposed";

    /// <summary>A foreign client set some more parameters of a trial.</summary>
    public const string Parameters = "parameters";

    /// <summary>Intermediate values of a trial.</summary>
    public const string Reported = "reported";

    /// <summary>A trial was the first to be proposed within moved bounds of a parameter.</summary>
    public const string Adapted = "adapted";

    /// <summary>A trial ended.</summary>
    public const string Told = "told";
}
