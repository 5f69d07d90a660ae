namespace HyperGen;

/// <summary>What became of a trial.</summary>
/// <param name="Number">The trial's number.</param>
/// <param name="State">Complete, Pruned or Failed.</param>
/// <param name="Value">The objective value; NaN for a failed trial.</param>
/// <param name="Duration">How long the objective ran.</param>
/// <param name="Error">Why it failed, or <see langword="null"/>.</param>
public sealed record TrialOutcome(int Number, TrialState State, double Value, TimeSpan Duration, string? Error);
