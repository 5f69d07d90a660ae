namespace HyperGen;

/// <summary>A trial was created and is run by a worker. Its number is the next free one.</summary>
/// <param name="Trial">The new number.</param>
/// <param name="Point">
/// The point; <see langword="null"/> while it is being proposed, or when a stored one has no meaning in the current space.
/// </param>
/// <param name="Worker">The worker that runs it, or <see langword="null"/> for a foreign client that gives no name.</param>
/// <param name="StartedAt">The time by the worker's clock.</param>
public sealed record TrialStarted(int Trial, double[]? Point, string? Worker, DateTimeOffset StartedAt) : StudyEvent(Trial);
