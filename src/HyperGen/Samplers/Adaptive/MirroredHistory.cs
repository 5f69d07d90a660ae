namespace HyperGen.Sampling.Adaptive;

/// <summary>The trials of a history as trials of a space with other bounds: the same rows and numbers.</summary>
internal sealed class MirroredHistory(SearchSpace space, StudyDirection direction)
{
    private readonly double[] _point = new double[space.Count];

    public TrialHistory Trials { get; } = new(space, direction);

    /// <summary>Takes in a finished trial, the next one.</summary>
    public void Finish(TrialHistory source, int row)
    {
        source.CopyPoint(row, _point);
        Trials.Finish(source.Numbers[row], _point, source.States[row], source.Values[row]);
    }

    /// <summary>Takes in the running trials that are new; those that ended were taken in before.</summary>
    public void Run(TrialHistory source)
    {
        for (int i = 0; i < source.Running.Count; i++)
        {
            if (i >= Trials.Running.Count || Trials.Running[i].Number != source.Running[i].Number) Trials.Start(source.Running[i]);
        }
    }
}
