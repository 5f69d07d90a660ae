namespace HyperGen.Studies;

/// <summary>A point for a trial, and how the bounds had moved by then: every move since the study began, of which the log may have some.</summary>
internal sealed record Proposal(double[] Point, IReadOnlyList<SpaceAdapted> Adaptations)
{
    /// <summary>The moves that are not in the log yet.</summary>
    public IReadOnlyList<StudyEvent> NewIn(StudyState state) => [.. Adaptations.Skip(state.Adaptations.Count)];
}
