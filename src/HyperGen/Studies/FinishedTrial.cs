namespace HyperGen;

/// <summary>A finished trial of a study.</summary>
/// <typeparam name="T">The config type.</typeparam>
/// <param name="Number">The trial's number.</param>
/// <param name="Config">Its config.</param>
/// <param name="State">Complete, Pruned or Failed.</param>
/// <param name="Value">The objective value; NaN for a failed trial.</param>
/// <param name="Duration">How long the objective ran.</param>
/// <param name="Error">Why it failed, or <see langword="null"/>.</param>
public sealed record FinishedTrial<T>(int Number, T Config, TrialState State, double Value, TimeSpan Duration, string? Error);
