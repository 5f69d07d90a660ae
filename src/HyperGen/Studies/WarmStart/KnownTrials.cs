using HyperGen.Spaces;

namespace HyperGen.Studies;

/// <summary>Trials that were made without a study.</summary>
internal sealed class KnownTrials(string name, StudyDirection direction, IReadOnlyList<SourceTrial> trials) : WarmStart
{
    public static KnownTrials Of<T>(string name, StudyDirection direction, IEnumerable<(T Config, double Value)> trials)
        where T : ISearchSpace<T>
    {
        List<SourceTrial> known = [];
        double[] point = new double[T.SearchSpace.Count];
        foreach ((T config, double value) in trials)
        {
            T.Encode(config, point);
            TrialState state = double.IsFinite(value) ? TrialState.Complete : TrialState.Failed;
            known.Add(new(PointMapper.ValuesOf(T.SearchSpace, point), state, state == TrialState.Complete ? value : double.NaN));
        }

        return new(name, direction, known);
    }

    internal override ValueTask<SourceStudy> ReadAsync(StudyDirection wanted, CancellationToken cancellationToken)
    {
        RequireDirection(name, direction, wanted);
        return new(new SourceStudy(name, trials));
    }
}
