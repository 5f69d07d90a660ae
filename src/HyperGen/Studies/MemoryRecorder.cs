namespace HyperGen.Studies;

/// <summary>Keeps a study in the memory of this process alone: the state is all there is.</summary>
internal sealed class MemoryRecorder(StudyState state) : IStudyRecorder
{
    public SpaceDifference Difference => SpaceDifference.None;

    public bool IsAmongOthers => false;

    public ValueTask WarmStartAsync(string sources, CancellationToken cancellationToken)
    {
        state.Apply(new WarmStarted(sources));
        return ValueTask.CompletedTask;
    }

    public ValueTask<int> EnqueueAsync(IReadOnlyList<double[]> points, int? ifCreated, CancellationToken cancellationToken)
    {
        int number = state.Created;
        if (ifCreated is not null && ifCreated != number) return new(number);
        foreach (double[] point in points) state.Apply(new TrialEnqueued(state.Created, point));
        return new(number);
    }

    public ValueTask<LiveTrial?> TakeUpAsync(
        DateTimeOffset now, int? budget, Action<TrialTold> givenUp, CancellationToken cancellationToken)
    {
        if (state.FirstWaiting is not { } number || state.Started >= budget) return new((LiveTrial?)null);
        LiveTrial trial = state.Live[number];
        state.Claim(trial, worker: null, now);
        return new(trial);
    }

    public ValueTask<LiveTrial?> StartAsync(
        Proposal proposal, Func<Proposal?> anew, Func<bool> mayStart, DateTimeOffset now, int? budget, Disturbed disturbed,
        CancellationToken cancellationToken)
    {
        LiveTrial trial = new(state.Created, proposal.Point, worker: null, now, isWaiting: false);
        state.Create(trial);
        foreach (StudyEvent fact in proposal.NewIn(state)) state.Apply(fact);
        return new(trial);
    }

    public ValueTask<bool> TryProposeAsync(LiveTrial trial, Proposal proposal, CancellationToken cancellationToken)
    {
        state.Propose(trial, proposal.Point);
        foreach (StudyEvent fact in proposal.NewIn(state)) state.Apply(fact);
        return new(true);
    }

    public async ValueTask ProposeAsync(LiveTrial trial, Proposal proposal, CancellationToken cancellationToken) =>
        await TryProposeAsync(trial, proposal, cancellationToken).ConfigureAwait(false);

    public ValueTask ReportAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask<bool> TellAsync(LiveTrial trial, TrialTold told, CancellationToken cancellationToken)
    {
        if (state.WasTold(trial, told)) return new(false);
        state.Finish(trial, told.State, told.Value, told.Duration, told.Error);
        return new(true);
    }

    public ValueTask RefreshAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
