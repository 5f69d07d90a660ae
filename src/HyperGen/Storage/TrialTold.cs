namespace HyperGen;

/// <summary>A trial ended.</summary>
/// <param name="Trial">The number.</param>
/// <param name="State">Complete, Pruned or Failed.</param>
/// <param name="Value">
/// The objective value, finite for a complete trial; NaN for a failed trial, and for a pruned one without a report.
/// </param>
/// <param name="Duration">How long the objective ran.</param>
/// <param name="Error">Why it failed, or <see langword="null"/>.</param>
public sealed record TrialTold(int Trial, TrialState State, double Value, TimeSpan Duration, string? Error) : StudyEvent(Trial);
