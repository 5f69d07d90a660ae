using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>The events of a study that is written whole: its trials by number, then their ends in the order told.</summary>
/// <param name="study">The study.</param>
/// <param name="identities">The identities of its trials by number.</param>
internal sealed class StoredStudyEvents(StoredStudy study, long[] identities) : IDisposable
{
    private readonly PayloadWriter _payload = new();
    private readonly OptunaDistributions _distributions = new();

    public IEnumerable<EventRow> Rows()
    {
        foreach (StoredTrial trial in study.Trials)
        {
            foreach ((string kind, string payload) in Begin(trial)) yield return Row(trial, kind, payload);
            if (trial.State != TrialState.Waiting)
            {
                foreach (SpaceAdapted adapted in AdaptationAttribute.Of(trial))
                    yield return Row(trial, EventKinds.Adapted, _payload.Adapted(adapted));
            }

            if (trial.Reports.Count > 0)
                yield return Row(
                    trial, EventKinds.Reported,
                    _payload.Reported(trial.Reports.Select(report => new KeyValuePair<int, double>((int)report.Step, report.Value))));
        }

        foreach (int number in study.Told)
        {
            StoredTrial trial = study.Trials[number];
            yield return Row(
                trial, EventKinds.Told, _payload.Told(StoredEvents.Told(number, trial.State, trial.Values, trial.Elapsed, trial.Error)));
        }
    }

    public void Dispose() => _payload.Dispose();

    private IEnumerable<(string Kind, string Payload)> Begin(StoredTrial trial)
    {
        KeyValuePair<string, StoredValue>[] values = [.. trial.Parameters.Select(Value)];
        List<KeyValuePair<string, StoredValue>> wishes = FixedParameters.Of(trial.SystemAttributes);
        bool isOurs = WorkerName.IsOurs(trial.Worker);
        DateTimeOffset startedAt = trial.StartedAt ?? default;
        if (trial.State == TrialState.Waiting)
            return [(EventKinds.Enqueued, _payload.Enqueued([.. wishes, .. values], isOpen: !isOurs, trial.Worker))];
        if (trial.IsFinished || (isOurs && values.Length > 0))
            return [(EventKinds.Started, _payload.Started(trial.Worker, startedAt, [.. wishes, .. values]))];

        // What a foreign client has set of a running trial may not be all of it.
        (string, string) started = (EventKinds.Started, _payload.Started(trial.Worker, startedAt, point: null));
        return values.Length == 0 ? [started] : [started, (EventKinds.Parameters, _payload.Parameters(values))];
    }

    private KeyValuePair<string, StoredValue> Value(StoredParameter parameter) =>
        new(parameter.Name, _distributions[parameter.Distribution]?.Value(parameter.Value) ?? StoredValue.None);

    private EventRow Row(StoredTrial trial, string kind, string payload) =>
        new(Id: 0, identities[trial.Number], trial.Number, kind, WorkerName.IsOurs(trial.Worker) ? trial.Worker : null, payload);
}
