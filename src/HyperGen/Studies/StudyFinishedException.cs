namespace HyperGen;

/// <summary>A trial was asked for although the study has ended.</summary>
/// <param name="message">Says why it ended.</param>
/// <param name="reason">Why it ended.</param>
public sealed class StudyFinishedException(string message, StopReason reason) : InvalidOperationException(message)
{
    /// <summary>Why the study ended.</summary>
    public StopReason Reason { get; } = reason;
}
