using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>Appends events to a study: as rows of the order, and as what they mean in Optuna's tables.</summary>
internal sealed class EventAppender(Dialect dialect, long study, SearchSpace space, EventTable table, string worker) : IDisposable
{
    private readonly TrialWriter _trials = new(dialect, study, space);
    private readonly PayloadWriter _payload = new();

    /// <summary>Writes and replays events within a transaction. The last statements wait in the session: when they are sent, the replay is
    /// complete.</summary>
    /// <exception cref="ArgumentException">An event does not follow.</exception>
    public async ValueTask AppendAsync(Session session, IReadOnlyList<StudyEvent> events, EventReplay replay)
    {
        List<EventRow> rows = [];
        CreatedTrial? created = null;
        for (int i = 0; i < events.Count;)
        {
            if (created is not null)
            {
                await session.SendAsync(CancellationToken.None).ConfigureAwait(false); // what follows may need its identity
                Keep(created.Row);
                created = null;
            }

            int next = i + 1;
            while (events[i] is TrialReported && next < events.Count && events[next] is TrialReported) next++;
            for (int k = i; k < next; k++) replay.Ledger.Require(events[k], space);
            if (events[i] is TrialStarted or TrialEnqueued) created = Create(session, events[i]);
            else if (events[i] is TrialReported)
                Report(session, [.. events.Skip(i).Take(next - i).Cast<TrialReported>()], replay).ForEach(Keep);
            else Keep(await ChangeAsync(session, events[i], replay).ConfigureAwait(false));
            i = next;
        }

        table.QueueAppending(session, rows, Appended);
        if (created is not null)
        {
            // The trial of the last event gets its identity and its row in the same round trip, in this order.
            table.QueueCreation(session, created.Row, place =>
            {
                replay.ApplyOwn(created.Row);
                Appended(place);
            });
        }

        void Keep(EventRow row)
        {
            replay.ApplyOwn(row);
            rows.Add(row);
        }

        void Appended(long place) => replay.LastEvent = Math.Max(replay.LastEvent, place);
    }

    public void Dispose() => _payload.Dispose();

    /// <summary>Queues the creation of a trial.</summary>
    private CreatedTrial Create(Session session, StudyEvent fact)
    {
        if (fact is TrialStarted started)
        {
            CreatedTrial running = new(
                Row(0, fact, EventKinds.Started, _payload.Started(started.Worker, started.StartedAt, Values(started.Point))));
            _trials.Start(session, started, running.Identify);
            return running;
        }

        TrialEnqueued enqueued = (TrialEnqueued)fact;
        CreatedTrial waiting = new(Row(0, fact, EventKinds.Enqueued, _payload.Enqueued(Values(enqueued.Point), isOpen: false)));
        _trials.Enqueue(
            session, enqueued, enqueued.Point is { } point ? FixedParameters.Text(space, point) : null, waiting.Identify);
        return waiting;
    }

    private async ValueTask<EventRow> ChangeAsync(Session session, StudyEvent fact, EventReplay replay)
    {
        if (fact is WarmStarted warm)
        {
            new StudyTable(session).QueueSources(study, warm.Sources);
            return Row(identity: null, fact, EventKinds.Warmed, warm.Sources);
        }

        long id = replay.IdentityOf(fact.Trial);
        UnfinishedTrial trial = replay.Find(id)!;
        switch (fact)
        {
            case TrialClaimed claimed:
                await _trials.ClaimAsync(session, claimed, trial, trial.HasPoint ? replay.PointOf(trial) : null).ConfigureAwait(false);
                return Row(id, fact, EventKinds.Claimed, _payload.Claimed(claimed.Worker, claimed.StartedAt));
            case TrialProposed proposed:
                _trials.Propose(session, id, proposed.Point);
                return Row(id, fact, EventKinds.Proposed, _payload.Parameters(Values(proposed.Point)!));
            case SpaceAdapted adapted:
                _trials.Adapt(session, id, adapted);
                return Row(id, fact, EventKinds.Adapted, _payload.Adapted(adapted));
            case TrialTold told:
                _trials.Tell(session, told, trial);
                return Row(id, fact, EventKinds.Told, _payload.Told(told));
            default:
                throw new ArgumentException(
                    $"Trial {fact.Trial} cannot get the event {fact.GetType().Name}: no row has been thought of for it.", nameof(fact));
        }
    }

    /// <summary>Queues reports of any number of trials at once; each trial gets an event of its own.</summary>
    private List<EventRow> Report(Session session, IReadOnlyList<TrialReported> reports, EventReplay replay)
    {
        Dictionary<(long Trial, int Step), double> last = [];
        foreach (TrialReported report in reports) last[(replay.IdentityOf(report.Trial), report.Step)] = report.Value;
        _trials.Report(session, last);
        return
        [
            .. reports.GroupBy(report => report.Trial).Select(one => Row(
                replay.IdentityOf(one.Key), one.First(), EventKinds.Reported,
                _payload.Reported(one.Select(report => new KeyValuePair<int, double>(report.Step, report.Value))))),
        ];
    }

    private EventRow Row(long? identity, StudyEvent fact, string kind, string payload) =>
        new(Id: 0, identity, fact.Trial, kind, worker, payload);

    private IReadOnlyList<KeyValuePair<string, StoredValue>>? Values(double[]? point) =>
        point is null ? null : PointMapper.ValuesOf(space, point);

    /// <summary>The row of a trial that is being created: its identity is known once the session was sent.</summary>
    private sealed class CreatedTrial(EventRow row)
    {
        public EventRow Row { get; private set; } = row;

        public void Identify(long identity) => Row = Row with { TrialId = identity };
    }
}
