namespace HyperGen;

/// <summary>
/// A study took over trials of earlier studies: a fact about the whole study, from before its first trial. Whatever becomes of the earlier
/// studies, this is what it knows of them.
/// </summary>
/// <param name="Sources">
/// The earlier studies and their trials, as JSON. A storage keeps it as a user attribute <c>hypergen:warm-start</c> of the study; it may
/// be several hundred kilobytes long.
/// </param>
public sealed record WarmStarted(string Sources) : StudyEvent(Trial: 0);
