namespace HyperGen;

/// <summary>Another participant deleted a study that was open. Waiting does not bring it back; opening it again creates it anew.</summary>
/// <param name="study">The study's name.</param>
/// <param name="storage">The storage as a person knows it.</param>
public sealed class StudyDeletedException(string study, string storage)
    : StudyStorageException($"The study '{study}' was deleted from '{storage}' by another client.");
