using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>
/// One study of an <see cref="InMemoryStorage"/>: what it began with, the events since, and who takes part. Locked by its users.
/// </summary>
internal sealed class InMemoryStudy
{
    private const string Creator = WorkerName.Prefix + "memory";

    private readonly StoredStudy _origin;
    private readonly List<(int First, SearchSpace Space)> _spaces = [];

    /// <summary>A new study.</summary>
    public InMemoryStudy(StudyDeclaration declaration)
        : this(
            new StoredStudy { Name = declaration.Name, Directions = [declaration.Direction], Seed = declaration.Seed }, declaration.Space)
    {
    }

    /// <summary>A study that was written as a whole.</summary>
    public InMemoryStudy(StoredStudy origin)
        : this(origin, origin.ReadSpace())
    {
    }

    private InMemoryStudy(StoredStudy origin, SearchSpace? space)
    {
        (_origin, Seed, Space) = (origin, origin.Seed, space);
        Gone = [.. origin.Trials.Select(trial => trial.Worker).OfType<string>().Where(WorkerName.IsOurs)];
        Ledger = NewLedger();
    }

    public IReadOnlyList<StudyDirection?> Directions => _origin.Directions;

    /// <summary>The seed; null until HyperGen opens a study of a foreign client.</summary>
    public ulong? Seed { get; set; }

    /// <summary>
    /// The space of the last participant that came with a space of its own and committed something; null before HyperGen opens it.
    /// </summary>
    public SearchSpace? Space { get; set; }

    /// <summary>The events since the study was created or written.</summary>
    public List<StudyEvent> Events { get; } = [];

    /// <summary>Participants that have left.</summary>
    public HashSet<string> Gone { get; }

    public int Participants { get; set; }

    public bool IsDeleted { get; set; }

    public TrialLedger Ledger { get; private set; }

    /// <summary>The events it was written with, in a space.</summary>
    public IReadOnlyList<StudyEvent> EarlierEvents(SearchSpace space) => StoredEvents.Of(_origin, space);

    /// <summary>All of it as a neutral record.</summary>
    public StoredStudy Read()
    {
        StudyFold fold = new(_origin);
        for (int i = 0; i < Events.Count; i++) fold.Add(Events[i], SpaceOf(i), Creator);
        return fold.Build() with { Seed = Seed, Space = Space is null ? _origin.Space : SpaceDescription.Write(Space) };
    }

    /// <summary>Appends all of the events or none.</summary>
    public void Append(IReadOnlyList<StudyEvent> events, SearchSpace space)
    {
        try
        {
            for (int i = 0; i < events.Count; i++)
            {
                Ledger.Require(events[i], space);
                Ledger.Record(events[i]);
            }
        }
        catch (ArgumentException)
        {
            Ledger = NewLedger();
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

    private TrialLedger NewLedger()
    {
        TrialLedger ledger = new();
        foreach (StoredTrial trial in _origin.Trials) ledger.Add(trial.State);
        return ledger;
    }
}
