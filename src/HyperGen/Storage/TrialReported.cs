namespace HyperGen;

/// <summary>A running trial reported an intermediate value; a second report of a step replaces the first.</summary>
/// <param name="Trial">The number.</param>
/// <param name="Step">The step, at least 0.</param>
/// <param name="Value">The value; NaN and infinities are allowed.</param>
public sealed record TrialReported(int Trial, int Step, double Value) : StudyEvent(Trial);
