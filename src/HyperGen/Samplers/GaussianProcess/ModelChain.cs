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
    private readonly CovarianceRoom _room = new();
    private readonly ChainModel _model;
    private readonly ChainModel? _plain;
    private readonly LocalSubset _subset;
    private readonly SourceTrend? _trend;
    private readonly double[] _point;
    private readonly double[] _codes;
    private readonly double[] _mode;
    private ChainModel _current;
    private int[] _rows = []; // history row of each model row
    private double[] _means = [];
    private int _fittedRows;
    private int _observedAt = -1;

    public ModelChain(EncodedSpace space, SourceTrend? trend = null)
    {
        (_space, _trend) = (space, trend);
        _columns = new Columns(space);
        bool hasChoices = space.Choices.Length > 0;
        _model = _current = Model(hasChoices ? PlainUntil : 0);
        if (hasChoices) _plain = Model(plainUntil: int.MaxValue);
        Region = new TrustRegion(space);
        Plateaus = new Plateaus(space);
        _subset = new LocalSubset(space);
        _point = new double[space.Space.Count];
        _codes = new double[space.Dimensions];
        _mode = new double[space.Dimensions + 2];
        new HyperPrior(space.Dimensions).Mode(_mode);
    }

    /// <summary>The posterior of the fit that <see cref="TryReady"/> was last asked for; valid after it.</summary>
    public Surrogate Surrogate => _current.Surrogate;

    /// <summary>The hyperparameters of the posterior.</summary>
    public ReadOnlySpan<double> Theta => _current.Fit.Theta;

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
        ChainModel wanted = plain && _plain?.Fit.HasTheta == true ? _plain : _model;
        if (wanted != _current) (_current, _observedAt) = (wanted, -1); // the factor of each is carried on, the targets are shared
        HyperFit fit = _current.Fit;
        if (_observedAt != Count)
        {
            Targets.Compute(history, Count, fit.Warp);
            _observedAt = Count;
            if (Targets.IsConstant || !fit.HasTheta || !_current.TryFactor(_fittedRows, _mode)) return false;
            Surrogate.Observe(Targets.Gather(Rows).AsSpan(0, Rows.Length));
        }

        return !Targets.IsConstant && fit.HasTheta && _current.IsFactored;
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

    private ChainModel Model(int plainUntil) =>
        new(new HyperFit(_space, _columns, plainUntil, _trend), new Surrogate(_columns, trend: _trend, room: _room));

    private void Fit(TrialHistory history)
    {
        _observedAt = -1;
        if (_trend is not null)
        {
            Targets.Compute(history, Count, OutputWarpKind.Standard);
            _trend.Weigh(Targets.Gather(Rows).AsSpan(0, Rows.Length));
        }

        if (!_model.Fit.TryRun(history, Count, Targets, Rows)) return;
        if (Count is >= PlainUntil and < Turn.WideUntil) _plain?.Fit.TryRun(history, Count, Targets, Rows);
        Renew();
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
        Targets.Compute(history, Count, _model.Fit.Warp);
        ReadOnlySpan<int> rows = _subset.Select(history, Count, Targets.Values, _model.Fit.Theta);
        _columns.Clear();
        _trend?.Clear();
        Plateaus.Consider(rows);
        foreach (int row in rows) AddRow(history, row);
        Renew();
    }

    private void Renew()
    {
        _fittedRows = _columns.Count;
        _model.Renew();
        _plain?.Renew();
    }
}
