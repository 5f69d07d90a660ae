using HyperGen.Spaces;

namespace HyperGen.Studies;

/// <summary>An earlier study of which a snapshot is at hand.</summary>
internal sealed class FinishedStudy(string name, StudyDirection direction, TrialHistory history) : WarmStart
{
    internal override ValueTask<IReadOnlyList<KeyValuePair<string, StoredValue>>?> BestAsync(
        StudyDirection wanted, CancellationToken cancellationToken)
    {
        RequireDirection(name, direction, wanted);
        if (history.BestRow < 0) return new((IReadOnlyList<KeyValuePair<string, StoredValue>>?)null);
        double[] point = new double[history.Space.Count];
        history.CopyPoint(history.BestRow, point);
        return new(PointMapper.ValuesOf(history.Space, point));
    }
}
