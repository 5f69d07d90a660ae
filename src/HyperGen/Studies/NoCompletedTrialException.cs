namespace HyperGen;

/// <summary>The best trial was asked for although no trial completed.</summary>
/// <param name="message">Tells how many trials failed and why.</param>
public sealed class NoCompletedTrialException(string message) : InvalidOperationException(message);
