using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>
/// Turns a stored study into the events of its trials in the space of the code: by number, then told in the stored order.
/// </summary>
internal sealed class StoredEvents
{
    private readonly SearchSpace _space;
    private readonly PointMapper _mapper;
    private readonly OptunaDistributions _distributions = new();

    private StoredEvents(SearchSpace space) => (_space, _mapper) = (space, new PointMapper(space));

    public static IReadOnlyList<StudyEvent> Of(StoredStudy study, SearchSpace space)
    {
        StoredEvents reader = new(space);
        var events = new List<StudyEvent>(study.Trials.Count * 2);
        if (study.UserAttributes.TryGetValue(JournalKeys.WarmStart, out string? sources)) events.Add(new WarmStarted(sources));
        foreach (StoredTrial trial in study.Trials)
        {
            events.Add(reader.Created(trial));
            if (trial.State == TrialState.Waiting) continue;
            events.AddRange(AdaptationAttribute.Of(trial));
            foreach (StoredReport report in trial.Reports)
            {
                // A step beyond the range of an int has no event; it is a report of a foreign client.
                if (report.Step is >= 0 and <= int.MaxValue) events.Add(new TrialReported(trial.Number, (int)report.Step, report.Value));
            }
        }

        foreach (int number in study.Told)
        {
            StoredTrial trial = study.Trials[number];
            events.Add(Told(number, trial.State, trial.Values, trial.Elapsed, trial.Error));
        }

        return events;
    }

    /// <summary>How a stored trial ended: one without a usable value is a failed one, whoever told it.</summary>
    public static TrialTold Told(int number, TrialState state, IReadOnlyList<double> values, TimeSpan? duration, string? error)
    {
        double value = values.Count > 0 ? values[0] : double.NaN;
        if (state == TrialState.Complete && !double.IsFinite(value))
            (state, error) = (TrialState.Failed, error ?? "it was stored as complete without a finite value");
        return new TrialTold(
            number, state, state == TrialState.Failed ? double.NaN : value, duration > TimeSpan.Zero ? duration.Value : default, error);
    }

    /// <summary>The point that an enqueued trial asks for, if it has one in a space.</summary>
    public static double[]? Wished(IReadOnlyDictionary<string, string> systemAttributes, SearchSpace space) =>
        new PointMapper(space).Map(FixedParameters.Of(systemAttributes), MissingParameters.TakeDefault);

    private StudyEvent Created(StoredTrial trial)
    {
        // A foreign client chooses what its unfinished trials leave open; a running one of ours without parameters is being proposed.
        bool isOpen = !trial.IsFinished && !WorkerName.IsOurs(trial.Worker);
        bool isProposed = trial.State == TrialState.Running && trial.Parameters.Count == 0 && _space.Count > 0;
        double[]? point = isProposed
            ? null
            : _mapper.Map(ValuesOf(trial), isOpen ? MissingParameters.Refuse : MissingParameters.TakeDefault);
        return trial.State == TrialState.Waiting
            ? new TrialEnqueued(trial.Number, point)
            : new TrialStarted(trial.Number, point, trial.Worker, trial.StartedAt ?? default);
    }

    private List<KeyValuePair<string, StoredValue>> ValuesOf(StoredTrial trial)
    {
        List<KeyValuePair<string, StoredValue>> values = FixedParameters.Of(trial.SystemAttributes);
        foreach (StoredParameter parameter in trial.Parameters)
            values.Add(new(parameter.Name, _distributions[parameter.Distribution]?.Value(parameter.Value) ?? StoredValue.None));
        return values;
    }
}
