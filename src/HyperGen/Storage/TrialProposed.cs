namespace HyperGen;

/// <summary>A running trial that was created without a point has got one.</summary>
/// <param name="Trial">The number.</param>
/// <param name="Point">The point.</param>
public sealed record TrialProposed(int Trial, double[] Point) : StudyEvent(Trial);
