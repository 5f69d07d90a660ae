namespace HyperGen.Storage;

/// <summary>Names in records that are not Optuna's own vocabulary of members.</summary>
internal static class JournalKeys
{
    /// <summary>
    /// User attribute of a study: the description of its space. A user attribute, because those survive a copy by Optuna's tools.
    /// </summary>
    public const string Space = "hypergen:space";

    /// <summary>User attribute of a study: the seed.</summary>
    public const string Seed = "hypergen:seed";

    /// <summary>User attribute of a study: what it took over from earlier studies.</summary>
    public const string WarmStart = "hypergen:warm-start";

    /// <summary>User attribute of a trial: the run time of its objective in milliseconds.</summary>
    public const string Duration = "hypergen:duration_ms";

    /// <summary>User attribute of a trial: why it failed.</summary>
    public const string Error = "hypergen:error";

    /// <summary>
    /// Extra member of a record that claims the running trial of a worker that is gone; other clients ignore such a record.
    /// </summary>
    public const string TakesOver = "hypergen:takes_over";
}
