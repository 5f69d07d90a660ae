namespace HyperGen;

/// <summary>
/// Decides from intermediate values whether a running trial is worth going on with. Immutable; one instance may serve many studies.
/// </summary>
public interface IPruner
{
    /// <summary>A short name for results and logs, for example <c>median</c>.</summary>
    string Name { get; }

    /// <summary>Whether to stop a trial, which has reported at least once.</summary>
    /// <param name="trial">The reports of the trial by step, ascending.</param>
    /// <param name="completed">
    /// The reports of the complete trials of the study, each by step; trials without reports are not among them.
    /// </param>
    /// <param name="direction">Which values are better.</param>
    bool ShouldPrune(
        IReadOnlyList<IntermediateValue> trial, IReadOnlyCollection<IReadOnlyList<IntermediateValue>> completed, StudyDirection direction);
}
