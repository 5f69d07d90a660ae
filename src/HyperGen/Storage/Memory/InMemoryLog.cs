using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>A participant of an <see cref="InMemoryStudy"/>.</summary>
internal sealed class InMemoryLog : IStudyLog
{
    private readonly InMemoryStudy _study;
    private readonly string _name;
    private readonly SearchSpace _space;
    private readonly PointMapper _mapper;
    private IReadOnlyList<StudyEvent> _earlier;
    private int _read;
    private bool _isStored; // whether the study knows the declared space as its current one

    public InMemoryLog(InMemoryStudy study, StudyDeclaration declaration)
    {
        (_study, _name, _space, _mapper) = (study, declaration.Name, declaration.Space, new PointMapper(declaration.Space));
        lock (study)
        {
            StudyAgreement.Check(declaration, study.Directions);
            Worker = $"{WorkerName.Prefix}memory-{++study.Participants}";
            Seed = study.Seed ??= declaration.Seed;
            Difference = SpaceComparer.Compare(study.Space ??= declaration.Space, declaration.Space);
            _earlier = study.EarlierEvents(declaration.Space);
        }
    }

    public string Worker { get; }

    public ulong Seed { get; }

    public SpaceDifference Difference { get; }

    public ValueTask<IReadOnlyList<StudyEvent>> ReadAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_study) return new(Unseen());
    }

    public ValueTask CommitAsync(
        Func<IReadOnlyList<StudyEvent>, IReadOnlyList<StudyEvent>> decide, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_study)
        {
            IReadOnlyList<StudyEvent> unseen = Unseen();
            if (_study.IsDeleted) throw new StudyDeletedException(_name, "the memory of this process");
            IReadOnlyList<StudyEvent> events = decide(unseen);
            _study.Append(events, _space);
            if (events.Count > 0 && !_isStored) (_study.Space, _isStored) = (_space, true);
            _read = _study.Events.Count;
        }

        return default;
    }

    public ValueTask<IReadOnlyList<WorkerLife>> LookAtAsync(IReadOnlyList<string> workers, CancellationToken cancellationToken = default)
    {
        lock (_study) return new([.. workers.Select(LifeOf)]);
    }

    public ValueTask DisposeAsync()
    {
        lock (_study) _study.Gone.Add(Worker);
        return default;
    }

    private WorkerLife LifeOf(string worker) =>
        _study.Gone.Contains(worker) ? WorkerLife.Gone : WorkerName.IsOurs(worker) ? WorkerLife.Alive : WorkerLife.Unknown;

    private IReadOnlyList<StudyEvent> Unseen()
    {
        if (_read == _study.Events.Count && _earlier.Count == 0) return [];
        var unseen = new List<StudyEvent>(_earlier);
        _earlier = [];
        for (; _read < _study.Events.Count; _read++)
        {
            if (InSpace(_study.Events[_read], _study.SpaceOf(_read)) is { } visible) unseen.Add(visible);
        }

        return unseen;
    }

    private StudyEvent? InSpace(StudyEvent written, SearchSpace space) => space == _space || space.Fingerprint == _space.Fingerprint
        ? written
        : written switch
        {
            TrialStarted { Point: { } point } started => started with { Point = Map(space, point) },
            TrialEnqueued { Point: { } point } enqueued => enqueued with { Point = Map(space, point) },
            TrialProposed proposed => Map(space, proposed.Point) is { } point ? proposed with { Point = point } : null,
            _ => written,
        };

    private double[]? Map(SearchSpace space, double[] point) =>
        _mapper.Map(PointMapper.ValuesOf(space, point), MissingParameters.TakeDefault);
}
