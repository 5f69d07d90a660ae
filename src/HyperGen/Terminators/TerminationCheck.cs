namespace HyperGen;

/// <summary>What a terminator found.</summary>
/// <param name="Criterion">What is measured, in a few words, for example <c>regret bound</c>.</param>
/// <param name="Value">The figure, in the unit that the criterion says; that of the objective for bounds and improvements.</param>
/// <param name="Threshold">The figure at which the study ends.</param>
/// <param name="Verdict">Why the study is to end, or <see cref="StopReason.None"/> to go on.</param>
public sealed record TerminationCheck(string Criterion, double Value, double Threshold, StopReason Verdict);
