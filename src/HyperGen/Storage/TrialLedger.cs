using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>The states of a study's trials, and the rule of which event may follow.</summary>
internal sealed class TrialLedger
{
    private readonly List<TrialState> _states = [];

    /// <summary>Number of trials, which is the number of the next one.</summary>
    public int Count => _states.Count;

    public TrialState this[int trial] => _states[trial];

    public static bool IsFinished(TrialState state) => state is TrialState.Complete or TrialState.Pruned or TrialState.Failed;

    /// <summary>Requires that an event follows, and that no client breaks at what is stored of it.</summary>
    /// <param name="next">The event.</param>
    /// <param name="space">The space of its point.</param>
    /// <exception cref="ArgumentException">The event cannot follow, or its point cannot be stored.</exception>
    public void Require(StudyEvent next, SearchSpace space)
    {
        string? problem = next switch
        {
            WarmStarted => Count == 0 ? null : $"the study has {Count} trials, and it would come after them",
            TrialStarted or TrialEnqueued => next.Trial == Count ? null : $"the next number is {Count}",
            _ when (uint)next.Trial >= (uint)Count => $"there are only {Count} trials",
            TrialClaimed => IsFinished(this[next.Trial]) ? "it has finished" : null,
            TrialTold { State: TrialState.Complete } told when !double.IsFinite(told.Value) =>
                "a complete trial needs a finite value; without one it is a failed one",
            TrialTold told when !IsFinished(told.State) => $"{told.State} is no final state",
            TrialTold => IsFinished(this[next.Trial]) ? "it has finished" : null,
            TrialProposed or TrialReported or SpaceAdapted => this[next.Trial] == TrialState.Running
                ? null
                : $"it is {this[next.Trial]} and not running",
            _ => "this kind of event is unknown",
        };
        problem ??= next switch
        {
            TrialStarted { Point: { } point } => ProblemOf(point, space),
            TrialEnqueued { Point: { } point } => ProblemOf(point, space),
            TrialProposed proposed => ProblemOf(proposed.Point, space),
            _ => null,
        };
        if (problem is not null) throw new ArgumentException($"Trial {next.Trial} cannot get the event {next.GetType().Name}: {problem}.");
    }

    /// <summary>Adds the next trial in any state.</summary>
    public void Add(TrialState state) => _states.Add(state);

    /// <summary>Forgets the trials from a number on.</summary>
    public void TurnBack(int trials) => _states.RemoveRange(trials, _states.Count - trials);

    /// <summary>Sets a trial back to a state that it had.</summary>
    public void TurnBack(int trial, TrialState state) => _states[trial] = state;

    public void Record(StudyEvent next)
    {
        switch (next)
        {
            case TrialStarted:
                _states.Add(TrialState.Running);
                break;
            case TrialEnqueued:
                _states.Add(TrialState.Waiting);
                break;
            case TrialClaimed:
                _states[next.Trial] = TrialState.Running;
                break;
            case TrialTold told:
                _states[next.Trial] = told.State;
                break;
        }
    }

    // Less than a study requires of a point: a value outside its range, or one too many, breaks nobody.
    private static string? ProblemOf(double[] point, SearchSpace space)
    {
        if (point.Length != space.Count) return $"its point has {point.Length} entries and the space {space.Count} parameters";
        foreach (Parameter parameter in space.Parameters)
        {
            double value = point[parameter.Index];
            if (double.IsInfinity(value) || (parameter is ChoiceParameter && !double.IsNaN(value) && !parameter.Contains(value)))
                return FormattableString.Invariant($"'{parameter.Name}' is {value}, which is none of its values ({parameter.Domain})");
        }

        return null;
    }
}
