namespace HyperGen.Studies;

/// <summary>
/// Keeps a study in a log that others may share. Events of others are applied as they are seen, our own once they are durable.
/// </summary>
/// <param name="state">The state to keep up to date.</param>
/// <param name="log">The log.</param>
/// <param name="attempts">How many workers may leave one trial unfinished.</param>
internal sealed class LogRecorder(StudyState state, IStudyLog log, int? attempts) : IStudyRecorder
{
    private readonly HashSet<int> _held = []; // the trials that this process was given
    private Dictionary<string, WorkerLife> _others = []; // the workers of running trials, as they were when last looked at

    public SpaceDifference Difference => log.Difference;

    // One who appeared since the last look has just done something.
    public bool IsAmongOthers => state.Live.Values.Any(
        trial => IsOthers(trial) && _others.GetValueOrDefault(trial.Worker!, WorkerLife.Alive) == WorkerLife.Alive);

    public ValueTask WarmStartAsync(string sources, CancellationToken cancellationToken) =>
        CommitAsync(_ => state.Created == 0 && state.Sources is null ? [new WarmStarted(sources)] : [], cancellationToken);

    public async ValueTask<int> EnqueueAsync(IReadOnlyList<double[]> points, int? ifCreated, CancellationToken cancellationToken)
    {
        int number = 0;
        await CommitAsync(
            _ =>
            {
                number = state.Created;
                return ifCreated is null || ifCreated == number
                    ? [.. points.Select((point, i) => new TrialEnqueued(number + i, point))]
                    : [];
            },
            cancellationToken).ConfigureAwait(false);
        return number;
    }

    public async ValueTask<LiveTrial?> TakeUpAsync(
        DateTimeOffset now, int? budget, Action<TrialTold> givenUp, CancellationToken cancellationToken)
    {
        if (state.Live.Count == 0) return null;
        await LookAtOthersAsync(cancellationToken).ConfigureAwait(false);
        while (Candidate(budget) is not null)
        {
            LiveTrial? taken = null;
            TrialTold? end = null;
            await CommitAsync(
                _ =>
                {
                    taken = Candidate(budget); // chosen under the lock: others may have taken the one seen before
                    end = taken is { IsWaiting: false } && taken.Attempts >= attempts ? GivenUp(taken) : null;
                    return taken is null ? [] : [end ?? (StudyEvent)new TrialClaimed(taken.Number, log.Worker, now)];
                },
                cancellationToken).ConfigureAwait(false);
            if (end is not null)
            {
                givenUp(end);
                continue;
            }

            if (taken is not null) _held.Add(taken.Number);
            return taken;
        }

        return null;
    }

    public async ValueTask<LiveTrial?> StartAsync(
        Proposal proposal, Func<Proposal?> anew, Func<bool> mayStart, DateTimeOffset now, int? budget, Disturbed disturbed,
        CancellationToken cancellationToken)
    {
        int number = -1; // set by the last decision, which is the one that counts
        long seen = state.Events;
        await CommitAsync(
            _ =>
            {
                number = -1;
                if (state.Started >= budget || !mayStart()) return [];
                Proposal? valid = proposal;
                if (state.Events != seen)
                {
                    valid = disturbed == Disturbed.ProposesAnew ? anew() : null;
                    if (valid is null && disturbed != Disturbed.ClaimsNumber) return [];
                }

                number = state.Created;
                return [new TrialStarted(number, valid?.Point, log.Worker, now), .. valid?.NewIn(state) ?? []];
            },
            cancellationToken).ConfigureAwait(false);
        if (number < 0) return null;
        _held.Add(number);
        return state.Live[number];
    }

    public async ValueTask<bool> TryProposeAsync(LiveTrial trial, Proposal proposal, CancellationToken cancellationToken)
    {
        bool isTaken = false;
        await CommitAsync(
            unseen =>
            {
                isTaken |= unseen.Any(fact => PointOf(fact) is { } other && other.AsSpan().SequenceEqual(proposal.Point));
                return isTaken ? [] : [new TrialProposed(trial.Number, proposal.Point), .. proposal.NewIn(state)];
            },
            cancellationToken).ConfigureAwait(false);
        return !isTaken;
    }

    public ValueTask ProposeAsync(LiveTrial trial, Proposal proposal, CancellationToken cancellationToken) =>
        CommitAsync(_ => [new TrialProposed(trial.Number, proposal.Point), .. proposal.NewIn(state)], cancellationToken);

    public async ValueTask ReportAsync(CancellationToken cancellationToken)
    {
        if (Unsaved().Any()) await CommitAsync(_ => [.. Unsaved()], cancellationToken).ConfigureAwait(false);

        // One that another worker has taken over is that worker's to report on.
        IEnumerable<TrialReported> Unsaved() =>
            state.Live.Values.Where(trial => !trial.IsWaiting && trial.Worker == log.Worker).SelectMany(trial => trial.Unsaved());
    }

    public async ValueTask<bool> TellAsync(LiveTrial trial, TrialTold told, CancellationToken cancellationToken)
    {
        try
        {
            if (!state.WasTold(trial, told))
            {
                await CommitAsync(_ => state.WasTold(trial, told) ? [] : [.. trial.Unsaved(), told], cancellationToken)
                    .ConfigureAwait(false);
            }
        }
        catch (StudyConflictException)
        {
            _held.Remove(trial.Number); // another participant ended it
            throw;
        }

        return _held.Remove(trial.Number); // a tell whose answer was lost is in the log, and yet nobody here has heard of it
    }

    public async ValueTask RefreshAsync(CancellationToken cancellationToken)
    {
        foreach (StudyEvent fact in await log.ReadAsync(cancellationToken).ConfigureAwait(false)) state.Apply(fact);
    }

    public ValueTask DisposeAsync() => log.DisposeAsync();

    private async ValueTask CommitAsync(
        Func<IReadOnlyList<StudyEvent>, IReadOnlyList<StudyEvent>> decide, CancellationToken cancellationToken)
    {
        IReadOnlyList<StudyEvent> own = [];
        await log.CommitAsync(
            unseen =>
            {
                foreach (StudyEvent fact in unseen) state.Apply(fact);
                return own = decide(unseen);
            },
            cancellationToken).ConfigureAwait(false);
        foreach (StudyEvent fact in own)
        {
            // Its trial has it already, and perhaps a newer one by now.
            if (fact is TrialReported report) state.Live[report.Trial].Saved(report);
            else state.Apply(fact);
        }
    }

    private async ValueTask LookAtOthersAsync(CancellationToken cancellationToken)
    {
        string[] workers = [.. state.Live.Values.Where(IsOthers).Select(trial => trial.Worker!).Distinct()];
        IReadOnlyList<WorkerLife> lives = workers.Length == 0
            ? [] : await log.LookAtAsync(workers, cancellationToken).ConfigureAwait(false);
        _others = workers.Zip(lives).ToDictionary();
    }

    private static TrialTold GivenUp(LiveTrial trial) => new(
        trial.Number, TrialState.Failed, double.NaN, TimeSpan.Zero,
        $"none of {trial.Attempts} attempts told it: each of its workers died or left, the last one '{trial.Worker}' " +
        $"({nameof(StudyOptions.MaxAttempts)})");

    private static double[]? PointOf(StudyEvent fact) => fact switch
    {
        TrialStarted started => started.Point,
        TrialProposed proposed => proposed.Point,
        TrialEnqueued enqueued => enqueued.Point,
        _ => null,
    };

    // A storage that could not say whether a trial was begun had begun it all the same: nobody runs it.
    private bool IsLost(LiveTrial trial) => !trial.IsWaiting && trial.Worker == log.Worker && !_held.Contains(trial.Number);

    private bool IsLeft(LiveTrial trial) => IsOthers(trial) && _others.GetValueOrDefault(trial.Worker!) == WorkerLife.Gone;

    private bool IsOthers(LiveTrial trial) => !trial.IsWaiting && trial.Worker is not null && trial.Worker != log.Worker;

    // Trials that were under way come before waiting ones, so that a resumed study goes on in the order of the one that was killed. Taking
    // them up costs no budget: they were started before.
    private LiveTrial? Candidate(int? budget) =>
        state.Live.Values.Where(trial => IsLost(trial) || IsLeft(trial)).MinBy(trial => trial.Number)
        ?? (
            state.Started >= budget
                ? null
                : state.Live.Values.Where(trial => trial.IsWaiting && trial.Point is not null).MinBy(trial => trial.Number));
}
