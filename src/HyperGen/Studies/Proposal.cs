namespace HyperGen.Studies;

/// <summary>
/// A point for a trial, and how the bounds had moved by then: every move since the study began, of which the log may have some.
/// </summary>
internal sealed record Proposal(double[] Point, IReadOnlyList<SpaceAdapted> Adaptations)
{
    /// <summary>
    /// The bounds that hold now where the log says otherwise, one event for each parameter: of moves between two proposals the last one
    /// counts.
    /// </summary>
    public IReadOnlyList<StudyEvent> NewIn(StudyState state)
    {
        Dictionary<string, SpaceAdapted> logged = LastOf(state.Adaptations), due = LastOf(Adaptations);
        return [.. due.Values.Where(move => !IsLogged(move, logged.GetValueOrDefault(move.Parameter)))];
    }

    private static bool IsLogged(SpaceAdapted move, SpaceAdapted? last) => last is not null && last with { Trial = move.Trial } == move;

    private static Dictionary<string, SpaceAdapted> LastOf(IReadOnlyList<SpaceAdapted> moves)
    {
        Dictionary<string, SpaceAdapted> last = new(StringComparer.Ordinal);
        foreach (SpaceAdapted move in moves) last[move.Parameter] = move;
        return last;
    }
}
