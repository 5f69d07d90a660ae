namespace HyperGen;

/// <summary>The settings of a study in a host, as named options: the name is that of the study.</summary>
public sealed class HostedStudyOptions
{
    /// <summary>
    /// The settings of the study itself. Unlike elsewhere <see cref="StudyOptions.StorageTimeout"/> is <see langword="null"/> unless set:
    /// a worker keeps the value of a finished trial until its storage is back or the host stops.
    /// </summary>
    public StudyOptions Study { get; set; } = new() { StorageTimeout = null };

    /// <summary>
    /// Time without a started or finished trial after which <see cref="StudyHealthCheck"/> calls the study degraded, unless it runs none
    /// and waits for those of other workers; positive, or <see langword="null"/> for never.
    /// </summary>
    public TimeSpan? StaleAfter { get; set; }
}
