namespace HyperGen;

/// <summary>One line of a storage's list of studies.</summary>
/// <param name="Name">The study's name.</param>
/// <param name="Directions">Which values are better, by objective; <see langword="null"/> where a foreign client left it open.</param>
/// <param name="Trials">Its trials by state.</param>
/// <param name="Best">
/// The best finite value of a complete trial; <see langword="null"/> when there is none, or more than one objective, or no direction.
/// Constraints that foreign clients keep in attributes are not considered.
/// </param>
/// <param name="BestTrial">The trial that has it, the smallest number among equals.</param>
/// <param name="CreatedAt">When its first trial was started, or <see langword="null"/> if that is not known.</param>
/// <param name="LastActivityAt">When a trial was last started or told, or <see langword="null"/> if that is not known.</param>
public sealed record StudySummary(
    string Name,
    IReadOnlyList<StudyDirection?> Directions,
    TrialCounts Trials,
    double? Best,
    int? BestTrial,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? LastActivityAt)
{
    /// <summary>
    /// Why the study cannot be read, as far as the list looked; <see langword="null"/> for one without such a row. What is known of it
    /// stands in the other members; <see cref="Trials"/> counts those in a state that HyperGen knows.
    /// </summary>
    public string? Problem { get; init; }

    /// <summary>The summary of a study that was read whole.</summary>
    /// <param name="study">The study.</param>
    public static StudySummary Of(StoredStudy study)
    {
        ArgumentNullException.ThrowIfNull(study);
        TrialCounts counts = default;
        (DateTimeOffset? first, DateTimeOffset? last) = (null, null);
        foreach (StoredTrial trial in study.Trials)
        {
            counts = counts.And(trial.State);
            if (trial.StartedAt < (first ?? DateTimeOffset.MaxValue)) first = trial.StartedAt;
            if (trial.StartedAt > (last ?? DateTimeOffset.MinValue)) last = trial.StartedAt;
            if (trial.CompletedAt > (last ?? DateTimeOffset.MinValue)) last = trial.CompletedAt;
        }

        StoredTrial? best = study.Best;
        return new StudySummary(study.Name, study.Directions, counts, best?.Values[0], best?.Number, first, last);
    }
}
