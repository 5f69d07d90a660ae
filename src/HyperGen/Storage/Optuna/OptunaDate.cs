namespace HyperGen.Storage;

/// <summary>Dates that Optuna's clients can read.</summary>
internal static class OptunaDate
{
    // They are converted to local time, for which the first day of the epoch is too early east of Greenwich.
    private static readonly DateTimeOffset Earliest = new(1971, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The moment, or the first that can be read.</summary>
    public static DateTimeOffset Readable(DateTimeOffset at) => at < Earliest ? Earliest : at;
}
