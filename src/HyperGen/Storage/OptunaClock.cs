namespace HyperGen;

/// <summary>
/// What the times of trials in a database of Optuna mean: they bear no time zone, and nothing in the database names it. Everybody who
/// writes to one database should mean the same. What a study goes by is not touched by it: HyperGen records times and durations of its
/// own trials apart, in UTC.
/// </summary>
public enum OptunaClock
{
    /// <summary>UTC, as Optuna 5 has it.</summary>
    Utc,

    /// <summary>
    /// The local time of this machine, as Optuna up to 4.9 has it. For teams whose Python side is that old; an hour is told twice where
    /// clocks are set back.
    /// </summary>
    Local,
}
