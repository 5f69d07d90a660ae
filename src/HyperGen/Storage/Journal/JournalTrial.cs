using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>What the journal says of an unfinished trial.</summary>
internal sealed class JournalTrial(int number)
{
    public int Number => number;

    public TrialState State { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    /// <summary>Whether the study has been given its point.</summary>
    public bool HasPoint { get; set; }

    /// <summary>The parameters set so far.</summary>
    public List<KeyValuePair<string, StoredValue>> Values { get; } = [];

    /// <summary>The parameters it was enqueued with.</summary>
    public List<KeyValuePair<string, StoredValue>> FixedValues { get; } = [];

    public TimeSpan? Duration { get; set; }

    public string? Error { get; set; }

    public void ForgetParameters()
    {
        Values.Clear();
        FixedValues.Clear();
    }
}
