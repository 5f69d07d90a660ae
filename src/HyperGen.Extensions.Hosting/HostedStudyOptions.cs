namespace HyperGen;

/// <summary>The settings of a study in a host, as named options: the name is that of the study.</summary>
public sealed class HostedStudyOptions
{
    /// <summary>The settings of the study itself.</summary>
    public StudyOptions Study { get; set; } = new();

    /// <summary>
    /// Time without a started or finished trial after which <see cref="StudyHealthCheck"/> calls the study degraded; positive, or
    /// <see langword="null"/> for never.
    /// </summary>
    public TimeSpan? StaleAfter { get; set; }
}
