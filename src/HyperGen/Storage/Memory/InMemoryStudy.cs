namespace HyperGen.Storage;

/// <summary>One study of an <see cref="InMemoryStorage"/>: its events and who takes part. Locked by its users.</summary>
internal sealed class InMemoryStudy(StudyDeclaration declaration)
{
    private readonly List<(int First, SearchSpace Space)> _spaces = [];

    public StudyDirection Direction { get; } = declaration.Direction;

    public ulong Seed { get; } = declaration.Seed;

    /// <summary>The space of the last participant that came with a space of its own and committed something.</summary>
    public SearchSpace Space { get; set; } = declaration.Space;

    public List<StudyEvent> Events { get; } = [];

    /// <summary>Participants that have left.</summary>
    public HashSet<string> Gone { get; } = new(StringComparer.Ordinal);

    public int Participants { get; set; }

    public TrialLedger Ledger { get; private set; } = new();

    /// <summary>Appends all of the events or none.</summary>
    public void Append(IReadOnlyList<StudyEvent> events, SearchSpace space)
    {
        try
        {
            for (int i = 0; i < events.Count; i++)
            {
                Ledger.Require(events[i]);
                Ledger.Record(events[i]);
            }
        }
        catch (ArgumentException)
        {
            Ledger = new();
            foreach (StudyEvent stored in Events) Ledger.Record(stored);
            throw;
        }

        if (_spaces.Count == 0 || _spaces[^1].Space != space) _spaces.Add((Events.Count, space));
        for (int i = 0; i < events.Count; i++) Events.Add(events[i]);
    }

    /// <summary>The space in which an event's point was written.</summary>
    public SearchSpace SpaceOf(int position)
    {
        int segment = _spaces.Count - 1;
        while (_spaces[segment].First > position) segment--;
        return _spaces[segment].Space;
    }
}
