using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>A participant of an <see cref="InMemoryStudy"/>.</summary>
internal sealed class InMemoryLog : IStudyLog
{
    private readonly InMemoryStudy _study;
    private readonly SearchSpace _space;
    private readonly PointMapper _mapper;
    private int _read;
    private bool _isStored; // whether the study knows the declared space as its current one

    public InMemoryLog(InMemoryStudy study, StudyDeclaration declaration)
    {
        (_study, _space, _mapper) = (study, declaration.Space, new PointMapper(declaration.Space));
        lock (study)
        {
            StudyAgreement.Check(declaration, study.Direction);
            Worker = $"worker-{++study.Participants}";
            Difference = SpaceComparer.Compare(study.Space, declaration.Space);
        }
    }

    public string Worker { get; }

    public ulong Seed => _study.Seed;

    public SpaceDifference Difference { get; }

    public ValueTask<IReadOnlyList<StudyEvent>> ReadAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_study) return new(Unseen());
    }

    public ValueTask CommitAsync(Func<IReadOnlyList<StudyEvent>, IReadOnlyList<StudyEvent>> decide, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_study)
        {
            IReadOnlyList<StudyEvent> events = decide(Unseen());
            _study.Append(events, _space);
            if (events.Count > 0 && !_isStored) (_study.Space, _isStored) = (_space, true);
            _read = _study.Events.Count;
        }

        return default;
    }

    public ValueTask<bool> IsGoneAsync(string worker, CancellationToken cancellationToken = default)
    {
        lock (_study) return new(_study.Gone.Contains(worker));
    }

    public ValueTask DisposeAsync()
    {
        lock (_study) _study.Gone.Add(Worker);
        return default;
    }

    private IReadOnlyList<StudyEvent> Unseen()
    {
        if (_read == _study.Events.Count) return [];
        var unseen = new List<StudyEvent>(_study.Events.Count - _read);
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

    private double[]? Map(SearchSpace space, double[] point) => _mapper.Map(PointMapper.ValuesOf(space, point), MissingParameters.TakeDefault);
}
