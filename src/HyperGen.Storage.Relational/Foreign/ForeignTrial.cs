using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>A trial as Optuna's tables have it.</summary>
internal sealed class ForeignTrial(long id, TrialState state, DateTimeOffset? startedAt, DateTimeOffset? endedAt)
{
    public long Id => id;

    public TrialState State => state;

    public DateTimeOffset StartedAt => startedAt ?? DateTimeOffset.UnixEpoch;

    /// <summary>The wishes it was enqueued with.</summary>
    public List<KeyValuePair<string, StoredValue>> Wishes { get; } = [];

    /// <summary>The parameters in the order in which they were set.</summary>
    public List<KeyValuePair<string, StoredValue>> Parameters { get; } = [];

    public List<KeyValuePair<int, double>> Reports { get; } = [];

    public double Value { get; set; } = double.NaN;

    /// <summary>The run time that HyperGen noted: a copy of a study by another tool keeps it.</summary>
    public TimeSpan? Duration { get; set; }

    public string? Error { get; set; }

    public TrialTold Told(int number)
    {
        TimeSpan duration = Duration ?? (startedAt is { } start && endedAt is { } end && end > start ? end - start : TimeSpan.Zero);
        return state switch
        {
            TrialState.Complete when !double.IsFinite(Value) =>
                new(number, TrialState.Failed, double.NaN, duration, Error ?? "it was stored as complete without a finite value"),
            TrialState.Failed => new(number, state, double.NaN, duration, Error),
            _ => new(number, state, Value, duration, Error),
        };
    }
}
