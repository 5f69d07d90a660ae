namespace HyperGen.Studies;

/// <summary>A trial that is created and not told: waiting or running.</summary>
internal sealed class LiveTrial(int number, double[]? point, string? worker, DateTimeOffset startedAt, bool isWaiting)
{
    public int Number { get; } = number;

    /// <summary>Its point; null while it is being proposed or when a stored one has no meaning in the current space.</summary>
    public double[]? Point { get; set; } = point;

    public string? Worker { get; set; } = worker;

    public DateTimeOffset StartedAt { get; set; } = startedAt;

    public bool IsWaiting { get; set; } = isWaiting;

    /// <summary>Steps and values reported so far; null before the first.</summary>
    public SortedDictionary<int, double>? Reports { get; set; }

    /// <summary>Marks in steps already written to the storage.</summary>
    public HashSet<int>? UnsavedSteps { get; set; }
}
