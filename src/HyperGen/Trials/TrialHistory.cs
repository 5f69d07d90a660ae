namespace HyperGen;

/// <summary>
/// What a sampler may know of a study: the finished trials in the order in which they count, one column per parameter, and the points
/// of the trials that are running. Append-only; finished rows never change.
/// </summary>
/// <remarks>Not safe for concurrent use; the study hands it to one sampler call at a time.</remarks>
public sealed class TrialHistory
{
    private readonly double[][] _columns;
    private readonly List<RunningTrial> _running = [];
    private double[] _values = [];
    private int[] _numbers = [];
    private TrialState[] _states = [];
    private Trials.PointSet? _points;
    private bool _isFrozen;

    /// <summary>An empty history.</summary>
    /// <param name="space">The space of the points.</param>
    /// <param name="direction">Which values are better.</param>
    public TrialHistory(SearchSpace space, StudyDirection direction)
    {
        (Space, Direction) = (space, direction);
        _columns = new double[space.Count][];
        Array.Fill(_columns, []);
    }

    /// <summary>The space of the points.</summary>
    public SearchSpace Space { get; }

    /// <summary>Which values are better.</summary>
    public StudyDirection Direction { get; }

    /// <summary>Number of finished trials.</summary>
    public int Count { get; private set; }

    /// <summary>The objective values of the finished trials as told; NaN for a failed one.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

    /// <summary>The states of the finished trials.</summary>
    public ReadOnlySpan<TrialState> States => _states.AsSpan(0, Count);

    /// <summary>The trial numbers of the finished trials.</summary>
    public ReadOnlySpan<int> Numbers => _numbers.AsSpan(0, Count);

    /// <summary>The trials that are running, by number.</summary>
    public IReadOnlyList<RunningTrial> Running => _running;

    /// <summary>Row of the best complete trial, the earliest among equals, or -1 without one.</summary>
    public int BestRow { get; private set; } = -1;

    /// <summary>The values of one parameter over the finished trials; NaN where it was inactive.</summary>
    /// <param name="parameter">Index of the parameter.</param>
    public ReadOnlySpan<double> Column(int parameter) => _columns[parameter].AsSpan(0, Count);

    /// <summary>Copies the point of a finished trial.</summary>
    /// <param name="row">Row in [0, <see cref="Count"/>).</param>
    /// <param name="point">Destination of length <see cref="SearchSpace.Count"/>.</param>
    public void CopyPoint(int row, Span<double> point)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Count, nameof(row));
        for (int k = 0; k < _columns.Length; k++) point[k] = _columns[k][row];
    }

    /// <summary>Whether a finished or running trial has exactly this point.</summary>
    /// <param name="point">A valid point.</param>
    public bool Contains(ReadOnlySpan<double> point) => Points.Contains(point);

    /// <summary>Number of distinct points among the finished and running trials.</summary>
    public int DistinctPoints => Points.Count;

    /// <summary>Whether one objective value is better than another in the direction of the study. NaN is worse than everything.</summary>
    /// <param name="value">The one value.</param>
    /// <param name="other">The other value.</param>
    public bool IsBetter(double value, double other) =>
        Direction == StudyDirection.Minimize ? value < other || (double.IsNaN(other) && !double.IsNaN(value))
                                             : value > other || (double.IsNaN(other) && !double.IsNaN(value));

    /// <summary>Registers a running trial.</summary>
    /// <param name="number">The trial's number.</param>
    /// <param name="point">Its point; copied.</param>
    /// <exception cref="InvalidOperationException">The history is that of an earlier study, which is read-only.</exception>
    public void Start(int number, ReadOnlySpan<double> point) => Start(new RunningTrial(number, point.ToArray()));

    internal void Start(RunningTrial trial)
    {
        ThrowIfFrozen(trial.Number);
        int at = _running.Count;
        while (at > 0 && _running[at - 1].Number > trial.Number) at--;
        _running.Insert(at, trial);
        _points?.Add(trial.Point);
    }

    /// <summary>Appends a finished trial, running or not before.</summary>
    /// <param name="number">The trial's number.</param>
    /// <param name="point">Its point; copied.</param>
    /// <param name="state">Its final state.</param>
    /// <param name="value">Its objective value; NaN for a failed trial.</param>
    /// <exception cref="InvalidOperationException">The history is that of an earlier study, which is read-only.</exception>
    public void Finish(int number, ReadOnlySpan<double> point, TrialState state, double value)
    {
        ThrowIfFrozen(number);
        int running = _running.Count - 1;
        while (running >= 0 && _running[running].Number != number) running--;
        if (running >= 0) _running.RemoveAt(running);
        else _points?.Add(point);

        if (Count == _values.Length) Grow();
        for (int k = 0; k < _columns.Length; k++) _columns[k][Count] = point[k];
        (_values[Count], _states[Count], _numbers[Count]) = (value, state, number);
        if (state == TrialState.Complete && (BestRow < 0 || IsBest(value, number))) BestRow = Count;
        Count++;
    }

    /// <summary>The finished trials as they are now, read-only. Rows never change, so the arrays are shared.</summary>
    internal TrialHistory Frozen()
    {
        TrialHistory frozen = new(Space, Direction)
        {
            _values = _values,
            _numbers = _numbers,
            _states = _states,
            _isFrozen = true,
            Count = Count,
            BestRow = BestRow,
        };
        _columns.CopyTo(frozen._columns, 0);
        return frozen;
    }

    private void ThrowIfFrozen(int number)
    {
        if (!_isFrozen) return;
        throw new InvalidOperationException(
            $"Trial {number} cannot be added to a history that is read-only, as that of an earlier study is. Copy what you need of it.");
    }

    // Among equals the smallest number, whichever was told first: the order of tells depends on chance.
    private bool IsBest(double value, int number) =>
        IsBetter(value, _values[BestRow]) || (value == _values[BestRow] && number < _numbers[BestRow]);

    // By half: a long study's memory matters as much as the copies.
    private void Grow()
    {
        int capacity = Math.Max(16, Count + (Count / 2));
        for (int k = 0; k < _columns.Length; k++) Array.Resize(ref _columns[k], capacity);
        Array.Resize(ref _values, capacity);
        Array.Resize(ref _states, capacity);
        Array.Resize(ref _numbers, capacity);
    }

    // Built on first use: samplers of continuous spaces never ask.
    private Trials.PointSet Points
    {
        get
        {
            if (_points is not null) return _points;
            Trials.PointSet points = new(_columns.Length);
            double[] point = new double[_columns.Length];
            for (int row = 0; row < Count; row++)
            {
                CopyPoint(row, point);
                points.Add(point);
            }

            foreach (RunningTrial trial in _running) points.Add(trial.Point);
            return _points = points;
        }
    }
}
