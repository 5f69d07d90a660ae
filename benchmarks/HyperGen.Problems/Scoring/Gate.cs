namespace HyperGen.Problems.Scoring;

/// <summary>One thing that is required of a method, and what it was measured at.</summary>
/// <param name="Letter">The group it belongs to, A to F.</param>
/// <param name="Requirement">What is required.</param>
/// <param name="Measured">The figure.</param>
/// <param name="IsPassed">Whether the figure is good enough; <see langword="null"/> where the runs do not decide it.</param>
public sealed record Gate(char Letter, string Requirement, string Measured, bool? IsPassed);
