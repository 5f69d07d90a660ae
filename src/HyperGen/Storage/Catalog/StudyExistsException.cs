namespace HyperGen;

/// <summary>A study was to be written under a name that another one has.</summary>
/// <param name="study">The name.</param>
/// <param name="storage">The storage as a person knows it.</param>
public sealed class StudyExistsException(string study, string storage)
    : StudyStorageException(
        $"'{storage}' already has a study '{study}'; nothing was written. Choose another name, or delete that study first.")
{
    /// <summary>The name.</summary>
    public string Study { get; } = study;
}
