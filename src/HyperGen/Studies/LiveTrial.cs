namespace HyperGen.Studies;

/// <summary>A trial that is created and not told: waiting or running.</summary>
internal sealed class LiveTrial(int number, double[]? point, string? worker, DateTimeOffset startedAt, bool isWaiting)
{
    private readonly Lock _lock = new();
    private SortedDictionary<int, double>? _reports;
    private SortedSet<int>? _unsaved;
    private int _reached = -1; // the last step of the present attempt
    private bool _closed;

    public int Number { get; } = number;

    /// <summary>Its point; null while it is being proposed or when a stored one has no meaning in the current space.</summary>
    public double[]? Point { get; set; } = point;

    public string? Worker { get; set; } = worker;

    public DateTimeOffset StartedAt { get; set; } = startedAt;

    public bool IsWaiting { get; set; } = isWaiting;

    /// <summary>Number of workers that began it.</summary>
    public int Attempts { get; set; } = isWaiting ? 0 : 1;

    /// <summary>Whether the pruner's last answer was to stop.</summary>
    public bool IsToldToPrune { get; set; }

    /// <summary>
    /// The reports by step, as far as the present attempt has come: what an attempt before reported beyond that is not known yet to one
    /// that begins anew, and what it reported before belongs to the curve of one that goes on from there.
    /// </summary>
    public IReadOnlyList<IntermediateValue> Reports
    {
        get
        {
            lock (_lock) return [.. Reached().Select(report => new IntermediateValue(report.Key, report.Value))];
        }
    }

    /// <summary>The last finite report, or NaN.</summary>
    public double LastFiniteReport
    {
        get
        {
            lock (_lock) return Reached().Select(report => report.Value).LastOrDefault(double.IsFinite, double.NaN);
        }
    }

    /// <summary>Notes a value that this process reports; ignored once the trial is told, for what is told never changes.</summary>
    public void Report(int step, double value)
    {
        lock (_lock)
        {
            if (_closed) return;
            Set(step, value);
            (_unsaved ??= []).Add(step);
        }
    }

    /// <summary>Notes a report read back from a log.</summary>
    public void Restore(int step, double value)
    {
        lock (_lock) Set(step, value);
    }

    /// <summary>The reports that no log has yet.</summary>
    public IReadOnlyList<TrialReported> Unsaved()
    {
        lock (_lock) return _unsaved is null ? [] : [.. _unsaved.Select(step => new TrialReported(Number, step, _reports![step]))];
    }

    /// <summary>Notes that a log has a report; one that replaced it meanwhile is still unsaved.</summary>
    public void Saved(TrialReported report)
    {
        lock (_lock)
        {
            if (BitConverter.DoubleToInt64Bits(_reports![report.Step]) == BitConverter.DoubleToInt64Bits(report.Value))
                _unsaved!.Remove(report.Step);
        }
    }

    /// <summary>Begins another attempt at a trial that was left before its end.</summary>
    public void BeginAnew()
    {
        lock (_lock) _reached = -1;
        IsToldToPrune = false;
    }

    /// <summary>Ends the trial.</summary>
    public void Close()
    {
        lock (_lock) _closed = true;
    }

    private IEnumerable<KeyValuePair<int, double>> Reached() => (_reports ?? []).TakeWhile(report => report.Key <= _reached);

    private void Set(int step, double value)
    {
        (_reports ??= [])[step] = value;
        _reached = Math.Max(_reached, step);
    }
}
