namespace HyperGen;

/// <summary>How far a study has come, after a trial finished.</summary>
/// <param name="Name">The study's name.</param>
/// <param name="Direction">Which values are better.</param>
/// <param name="Finished">Number of finished trials, those of earlier runs included.</param>
/// <param name="Trials">The trial budget, or <see langword="null"/>.</param>
/// <param name="Running">Number of running trials.</param>
/// <param name="Failed">Number of failed trials.</param>
/// <param name="Pruned">Number of pruned trials.</param>
/// <param name="BestTrial">Number of the best trial, or <see langword="null"/> before one completed.</param>
/// <param name="BestValue">The best value, or <see langword="null"/> before a trial completed.</param>
/// <param name="Elapsed">Time since the study was opened.</param>
/// <param name="Remaining">
/// Estimated time until the trial or time budget is used up, or <see langword="null"/> when there is no telling.
/// </param>
/// <param name="TrialsPerSecond">Trials finished by this process per second.</param>
public sealed record StudyProgress(
    string Name,
    StudyDirection Direction,
    int Finished,
    int? Trials,
    int Running,
    int Failed,
    int Pruned,
    int? BestTrial,
    double? BestValue,
    TimeSpan Elapsed,
    TimeSpan? Remaining,
    double TrialsPerSecond)
{
    /// <summary>What the terminator of the study found last, or <see langword="null"/> without one or before it could judge.</summary>
    public TerminationCheck? Termination { get; init; }
}
