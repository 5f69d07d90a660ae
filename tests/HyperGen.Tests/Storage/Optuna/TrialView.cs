namespace HyperGen.Tests.Storage.Optuna;

/// <summary>One trial as the events of a log tell it.</summary>
internal sealed class TrialView
{
    public TrialState State { get; private set; }

    public double[]? Point { get; private set; }

    public double Value { get; private set; } = double.NaN;

    public TimeSpan Duration { get; private set; }

    public string? Worker { get; private set; }

    public string? Error { get; private set; }

    public Dictionary<int, double> Reports { get; } = [];

    public static TrialView[] Of(IReadOnlyList<StudyEvent> events)
    {
        var trials = new List<TrialView>();
        foreach (StudyEvent one in events)
        {
            if (one is TrialStarted or TrialEnqueued)
            {
                Assert.Equal(trials.Count, one.Trial);
                trials.Add(new TrialView());
            }

            trials[one.Trial].Apply(one);
        }

        return [.. trials];
    }

    private void Apply(StudyEvent one)
    {
        Assert.True(State is TrialState.Running or TrialState.Waiting);
        switch (one)
        {
            case TrialStarted started:
                (Point, Worker) = (started.Point, started.Worker);
                break;
            case TrialEnqueued enqueued:
                (State, Point) = (TrialState.Waiting, enqueued.Point);
                break;
            case TrialClaimed claimed:
                (State, Worker) = (TrialState.Running, claimed.Worker);
                break;
            case TrialProposed proposed:
                Assert.Null(Point);
                Point = proposed.Point;
                break;
            case TrialReported reported:
                Reports[reported.Step] = reported.Value;
                break;
            case TrialTold told:
                (State, Value, Duration, Error) = (told.State, told.Value, told.Duration, told.Error);
                break;
        }
    }
}
