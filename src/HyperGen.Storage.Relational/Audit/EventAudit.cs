using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>Replays a study's events as its participants do, and compares what they tell with Optuna's tables.</summary>
internal sealed class EventAudit(Session session, long study, string name, FindingList findings)
{
    private static readonly SearchSpace Any = new SearchSpaceBuilder("").Build(); // what a trial's point means is not asked here

    private readonly EventReplay _replay = new(Any);

    /// <summary>Replays the events; says whether all of them can be read.</summary>
    public async ValueTask<bool> ReplayAsync(CancellationToken cancellationToken)
    {
        try
        {
            new EventTable(session.Dialect, study).QueueReading(session, after: 0, _replay.Apply);
            await session.SendAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (StudyStorageException error)
        {
            string reason = (error.InnerException ?? error).Message.TrimEnd('.');
            findings.Error(
                "events-unreadable", name, FormattableString.Invariant($"the first event after {_replay.LastEvent}"),
                $"HyperGen cannot open the study, because it cannot read an event: {reason}. If a newer version wrote it, update " +
                "HyperGen; if it was changed by hand, set it back.");
            return false;
        }
    }

    /// <summary>Compares the trials. What foreign clients added or ended waits for the next participant to take it over.</summary>
    public async ValueTask CompareAsync(CancellationToken cancellationToken)
    {
        Dictionary<long, (TrialState State, double Value)> rows = [];
        StoredStudyParts.OfTrials parts = new StoredStudyParts(session, study, cancellationToken).Of(null);
        await parts.EachTrialAsync((id, state, _, _) => rows.Add(id, (state, double.NaN))).ConfigureAwait(false);
        await parts.EachValueAsync((id, value) =>
        {
            if (double.IsNaN(rows[id].Value)) rows[id] = (rows[id].State, value); // of the first objective
        }).ConfigureAwait(false);
        Dictionary<int, TrialTold> told = _replay.TakeEvents().OfType<TrialTold>().ToDictionary(one => one.Trial);
        for (int number = 0; number < _replay.Ledger.Count; number++)
        {
            long id = _replay.IdentityOf(number);
            TrialState state = _replay.Ledger[number];
            if (!rows.TryGetValue(id, out (TrialState State, double Value) row))
                Differ(number, "The trial is not among Optuna's any more: another program removed its row.");
            else if (!Agree(row.State, row.Value, state))
                Differ(number, $"The trial is {row.State} to Optuna and {state} to HyperGen: another program changed its row.");
            else if ((row.State, state) is (TrialState.Complete, TrialState.Complete) && !row.Value.Equals(told[number].Value))
                Differ(number, "The trial has another value to Optuna than to HyperGen: another program changed its row.");
        }
    }

    // A trial that was stored as complete without a finite value is a failed one to HyperGen.
    private static bool Agree(TrialState row, double value, TrialState state) =>
        row == state
        || (row == TrialState.Complete && state == TrialState.Failed && !double.IsFinite(value))
        || (!TrialLedger.IsFinished(state) && (TrialLedger.IsFinished(row) || row == TrialState.Running));

    private void Differ(int number, string problem) => findings.Warning(
        "events-differ", name, FormattableString.Invariant($"trial {number}"),
        $"{problem} HyperGen goes by its events. Set the row back, or copy the study, which goes by Optuna's rows.");
}
