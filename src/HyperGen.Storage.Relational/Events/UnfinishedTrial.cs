using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>What the events say of a trial that has not ended.</summary>
internal sealed class UnfinishedTrial(long id, int number, TrialState state)
{
    public long Id => id;

    public int Number => number;

    public TrialState State { get; set; } = state;

    public string? Worker { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    /// <summary>Whether the study has been given its point.</summary>
    public bool HasPoint { get; set; }

    /// <summary>Its parameters so far, or the wishes of a waiting one.</summary>
    public List<KeyValuePair<string, StoredValue>> Values { get; private init; } = [];

    /// <summary>The reports so far.</summary>
    public Dictionary<int, double> Reports { get; private init; } = [];

    /// <summary>Whether a client of another kind runs it, which sets one parameter after the other.</summary>
    public bool IsForeign => State == TrialState.Running && !WorkerName.IsOurs(Worker);

    public UnfinishedTrial Copy() => new(id, number, State)
    {
        Worker = Worker,
        StartedAt = StartedAt,
        HasPoint = HasPoint,
        Values = [.. Values],
        Reports = new(Reports),
    };
}
