using HyperGen.Spaces;

namespace HyperGen.Studies;

/// <summary>An earlier study of which a snapshot is at hand.</summary>
internal sealed class FinishedStudy(string name, TrialHistory history) : WarmStart
{
    internal override ValueTask<SourceStudy> ReadAsync(StudyDirection wanted, CancellationToken cancellationToken)
    {
        RequireDirection(name, history.Direction, wanted);
        return new(new SourceStudy(name, [.. Enumerable.Range(0, history.Count).OrderBy(row => history.Numbers[row]).Select(Trial)]));
    }

    private SourceTrial Trial(int row)
    {
        double[] point = new double[history.Space.Count];
        history.CopyPoint(row, point);
        return new(PointMapper.ValuesOf(history.Space, point), history.States[row], history.Values[row]);
    }
}
