using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>Appends events to a study: as rows of the order, and as what they mean in Optuna's tables.</summary>
internal sealed class EventAppender(Dialect dialect, long study, SearchSpace space, EventTable table, string worker) : IDisposable
{
    private readonly TrialWriter _trials = new(dialect, study, space);
    private readonly PayloadWriter _payload = new();

    /// <summary>Writes and replays events within a transaction.</summary>
    /// <exception cref="ArgumentException">An event does not follow.</exception>
    public async ValueTask AppendAsync(Session session, IReadOnlyList<StudyEvent> events, EventReplay replay)
    {
        List<EventRow> rows = [];
        for (int i = 0; i < events.Count;)
        {
            int next = i + 1;
            while (events[i] is TrialReported && next < events.Count && events[next] is TrialReported) next++;
            for (int k = i; k < next; k++) replay.Ledger.Require(events[k]);
            IReadOnlyList<EventRow> written = events[i] is TrialReported
                ? await ReportAsync(session, [.. events.Skip(i).Take(next - i).Cast<TrialReported>()], replay).ConfigureAwait(false)
                : [await WriteAsync(session, events[i], replay).ConfigureAwait(false)];
            foreach (EventRow row in written) replay.ApplyOwn(row);
            rows.AddRange(written);
            i = next;
        }

        replay.LastEvent = await table.AppendAsync(session, rows, CancellationToken.None).ConfigureAwait(false);
    }

    public void Dispose() => _payload.Dispose();

    private async ValueTask<EventRow> WriteAsync(Session session, StudyEvent fact, EventReplay replay)
    {
        switch (fact)
        {
            case TrialStarted started:
                return Row(
                    await _trials.StartAsync(session, started).ConfigureAwait(false), EventKinds.Started,
                    _payload.Started(started.Worker, started.StartedAt, Values(started.Point)));
            case TrialEnqueued enqueued:
                string? wishes = enqueued.Point is { } point ? FixedParameters.Text(space, point) : null;
                return Row(
                    await _trials.EnqueueAsync(session, enqueued, wishes).ConfigureAwait(false), EventKinds.Enqueued,
                    _payload.Enqueued(Values(enqueued.Point), isOpen: false));
        }

        long id = replay.IdentityOf(fact.Trial);
        UnfinishedTrial trial = replay.Find(id)!;
        switch (fact)
        {
            case TrialClaimed claimed:
                await _trials.ClaimAsync(session, claimed, trial, trial.HasPoint ? replay.PointOf(trial) : null).ConfigureAwait(false);
                return Row(id, EventKinds.Claimed, _payload.Claimed(claimed.Worker, claimed.StartedAt));
            case TrialProposed proposed:
                await _trials.ProposeAsync(session, id, proposed.Point).ConfigureAwait(false);
                return Row(id, EventKinds.Proposed, _payload.Parameters(Values(proposed.Point)!));
            case SpaceAdapted adapted:
                await _trials.AdaptAsync(session, id, adapted).ConfigureAwait(false);
                return Row(id, EventKinds.Adapted, _payload.Adapted(adapted));
            case TrialTold told:
                await _trials.TellAsync(session, told, trial).ConfigureAwait(false);
                return Row(id, EventKinds.Told, _payload.Told(told));
            default:
                throw new ArgumentException(
                    $"Trial {fact.Trial} cannot get the event {fact.GetType().Name}: no row has been thought of for it.", nameof(fact));
        }

        EventRow Row(long identity, string kind, string payload) => new(Id: 0, identity, fact.Trial, kind, worker, payload);
    }

    /// <summary>Writes reports of any number of trials at once; each trial gets an event of its own.</summary>
    private async ValueTask<IReadOnlyList<EventRow>> ReportAsync(
        Session session, IReadOnlyList<TrialReported> reports, EventReplay replay)
    {
        Dictionary<(long Trial, int Step), double> last = [];
        foreach (TrialReported report in reports) last[(replay.IdentityOf(report.Trial), report.Step)] = report.Value;
        await _trials.ReportAsync(session, last).ConfigureAwait(false);
        return
        [
            .. reports.GroupBy(report => report.Trial).Select(one => new EventRow(
                Id: 0, replay.IdentityOf(one.Key), one.Key, EventKinds.Reported, worker,
                _payload.Reported(one.Select(report => new KeyValuePair<int, double>(report.Step, report.Value))))),
        ];
    }

    private IReadOnlyList<KeyValuePair<string, StoredValue>>? Values(double[]? point) =>
        point is null ? null : PointMapper.ValuesOf(space, point);
}
