namespace HyperGen;

/// <summary>The code and the stored study, or two tells of one trial, contradict each other.</summary>
/// <param name="message">Names the study or trial, both sides of the contradiction and the mend.</param>
public sealed class StudyConflictException(string message) : StudyStorageException(message);
