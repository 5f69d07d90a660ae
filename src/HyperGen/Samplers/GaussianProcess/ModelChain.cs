using HyperGen.Numerics;
using HyperGen.Sampling.WarmStart;

namespace HyperGen.Sampling.GaussianProcess;

/// <summary>The model of a growing history.</summary>
/// <remarks>
/// Everything kept here is a fold over the finished trials in their order: at fixed counts the hyperparameters are fitted anew, starting
/// from the last ones, and between two fits rows are appended to the factor. A chain that starts late goes through the same fits in the
/// same order, so that it ends with the same bits.
/// </remarks>
internal sealed class ModelChain
{
    // Among choices the values are taken as they are until there are so many trials, and from then on by a second fit for wide proposals.
    public const int PlainUntil = 40;

    private readonly EncodedSpace _space;
    private readonly Columns _columns;
    private readonly HyperFit _fit;
    private readonly HyperFit? _plain;
    private readonly LocalSubset _subset;
    private readonly SourceTrend? _trend;
    private readonly double[] _point;
    private readonly double[] _codes;
    private readonly double[] _mode;
    private HyperFit _current; // the one of which the posterior is made
    private int[] _rows = []; // history row of each model row
    private double[] _means = [];
    private int _fittedRows;
    private int _observedAt = -1;
    private bool _isFactored;

    public ModelChain(EncodedSpace space, SourceTrend? trend = null)
    {
        (_space, _trend) = (space, trend);
        _columns = new Columns(space);
        bool hasChoices = space.Choices.Length > 0;
        _fit = _current = new HyperFit(space, _columns, hasChoices ? PlainUntil : 0, trend);
        if (hasChoices) _plain = new HyperFit(space, _columns, int.MaxValue, trend);
        Region = new TrustRegion(space);
        Plateaus = new Plateaus(space);
        _subset = new LocalSubset(space);
        Surrogate = new Surrogate(_columns, trend: trend);
        _point = new double[space.Space.Count];
        _codes = new double[space.Dimensions];
        _mode = new double[space.Dimensions + 2];
        new HyperPrior(space.Dimensions).Mode(_mode);
    }

    /// <summary>The posterior; valid after <see cref="TryReady"/>.</summary>
    public Surrogate Surrogate { get; }

    /// <summary>The hyperparameters of the posterior.</summary>
    public ReadOnlySpan<double> Theta => _current.Theta;

    /// <summary>The targets of all finished trials.</summary>
    public Targets Targets { get; } = new();

    /// <summary>The size of the local region.</summary>
    public TrustRegion Region { get; }

    /// <summary>Cells in which the objective is constant.</summary>
    public Plateaus Plateaus { get; }

    /// <summary>Number of finished trials taken in.</summary>
    public int Count { get; private set; }

    /// <summary>Takes in the trials that were told since the last call.</summary>
    public void Advance(TrialHistory history)
    {
        while (Count < history.Count)
        {
            int row = Count++;
            Region.Tell(history, row);
            Plateaus.Tell(history, row);
            if (FitSchedule.StartsSubset(Count)) Select(history);
            else AddRow(history, row);
            if (FitSchedule.IsFit(Count)) Fit(history);
        }
    }

    /// <summary>Makes the posterior of all trials taken in; false when there is nothing to model.</summary>
    /// <param name="history">The history.</param>
    /// <param name="plain">Whether values are to be taken as they are, where there is a fit of that kind.</param>
    public bool TryReady(TrialHistory history, bool plain = false)
    {
        HyperFit wanted = plain && _plain?.HasTheta == true ? _plain : _fit;
        if (wanted != _current) (_current, _isFactored, _observedAt) = (wanted, false, -1);
        if (_observedAt != Count)
        {
            Targets.Compute(history, Count, _current.Warp);
            _observedAt = Count;
            if (Targets.IsConstant || !_current.HasTheta || !TryFactor()) return false;
            Surrogate.Observe(Targets.Gather(Rows).AsSpan(0, Rows.Length));
        }

        return !Targets.IsConstant && _current.HasTheta && _isFactored;
    }

    /// <summary>The target of a row of the model.</summary>
    public double Target(int row) => Targets.Values[_rows[row]];

    /// <summary>Posterior means at the observed rows, μ = t − σ² α.</summary>
    public ReadOnlySpan<double> Means()
    {
        int n = Surrogate.Observed;
        if (_means.Length < n) _means = new double[2 * n];
        for (int row = 0; row < n; row++) _means[row] = Target(row) - (Surrogate.Noise * Surrogate.Alpha[row]);
        return _means.AsSpan(0, n);
    }

    private ReadOnlySpan<int> Rows => _rows.AsSpan(0, _columns.Count);

    private bool TryFactor()
    {
        if (!_isFactored && !Surrogate.TryFactor(_current.Theta, _fittedRows))
        {
            // Not kept: the next fit must not depend on whether anybody asked here.
            if (!Surrogate.TryFactor(_mode, _fittedRows)) return false;
        }

        _isFactored = true;
        while (Surrogate.Count < _columns.Count)
        {
            if (!Surrogate.TryAppend()) return _isFactored = false;
        }

        return true;
    }

    private void Fit(TrialHistory history)
    {
        _observedAt = -1;
        if (_trend is not null)
        {
            Targets.Compute(history, Count, OutputWarpKind.Standard);
            _trend.Weigh(Targets.Gather(Rows).AsSpan(0, Rows.Length));
        }

        if (!_fit.TryRun(history, Count, Targets, Rows)) return;
        if (Count is >= PlainUntil and < Turn.WideUntil) _plain?.TryRun(history, Count, Targets, Rows);
        (_isFactored, _fittedRows) = (false, _columns.Count);
    }

    private void AddRow(TrialHistory history, int row)
    {
        history.CopyPoint(row, _point);
        _space.Encode(_point, _codes);
        if (_columns.Count == _rows.Length) Array.Resize(ref _rows, Math.Max(32, 2 * _rows.Length));
        _rows[_columns.Count] = row;
        _columns.Add(_codes);
        _trend?.Add(_codes);
    }

    private void Select(TrialHistory history)
    {
        Targets.Compute(history, Count, _fit.Warp);
        ReadOnlySpan<int> rows = _subset.Select(history, Count, Targets.Values, _fit.Theta);
        _columns.Clear();
        _trend?.Clear();
        Plateaus.Consider(rows);
        foreach (int row in rows) AddRow(history, row);
        _fittedRows = _columns.Count;
        _isFactored = false;
    }
}
