namespace HyperGen.Sampling.Adaptive;

/// <summary>Those trials of a history that lie in a box, as trials of its space.</summary>
internal sealed class BoxedHistory(Box box, StudyDirection direction)
{
    private readonly double[] _point = new double[box.Space.Count];

    public TrialHistory Trials { get; } = new(box.Space, direction);

    /// <summary>Takes in a finished trial if it lies in the box.</summary>
    public void Finish(TrialHistory source, int row)
    {
        source.CopyPoint(row, _point);
        if (box.Contains(_point)) Trials.Finish(source.Numbers[row], _point, source.States[row], source.Values[row]);
    }

    /// <summary>Takes in the running trials that are new and lie in the box; those that ended were taken in before.</summary>
    public void Run(TrialHistory source)
    {
        foreach (RunningTrial trial in source.Running)
        {
            if (Trials.Running.All(known => known.Number != trial.Number) && box.Contains(trial.Point)) Trials.Start(trial);
        }
    }
}
