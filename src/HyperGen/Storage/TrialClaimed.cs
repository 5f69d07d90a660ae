namespace HyperGen;

/// <summary>A worker took over a waiting trial, or the running trial of a worker that is gone.</summary>
/// <param name="Trial">The number.</param>
/// <param name="Worker">The worker that now runs it.</param>
/// <param name="StartedAt">The time by the worker's clock.</param>
public sealed record TrialClaimed(int Trial, string? Worker, DateTimeOffset StartedAt) : StudyEvent(Trial);
