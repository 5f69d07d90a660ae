namespace HyperGen;

/// <summary>A trial was created with a given point and waits for a worker. Its number is the next free one.</summary>
/// <param name="Trial">The new number.</param>
/// <param name="Point">The point, or <see langword="null"/> when a stored one has no meaning in the current space.</param>
public sealed record TrialEnqueued(int Trial, double[]? Point) : StudyEvent(Trial);
