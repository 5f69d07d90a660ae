using HyperGen.Numerics;

namespace HyperGen.Sampling.GaussianProcess;

/// <summary>The model of a growing history.</summary>
/// <remarks>
/// Everything kept here is a fold over the finished trials in their order: at fixed counts the hyperparameters are fitted anew, starting
/// from the last ones, and between two fits rows are appended to the factor. A chain that starts late goes through the same fits in the
/// same order, so that it ends with the same bits.
/// </remarks>
internal sealed class ModelChain
{
    private const int AlwaysColdUntil = 100;
    private const int ColdEvery = 5;
    private const int PlainUntil = 40;
    private const int ShortFrom = 15;
    private const double ShortScale = -1.2039728043259361; // ln 0.3
    private const double LittleNoise = -13;

    private static readonly LbfgsOptions Warm = new() { MaximumIterations = 50, GradientTolerance = 1e-2 };
    private static readonly LbfgsOptions Cold = new() { MaximumIterations = 50, GradientTolerance = 1e-3 };

    private readonly EncodedSpace _space;
    private readonly Columns _columns;
    private readonly HyperPrior _prior;
    private readonly Likelihood _likelihood;
    private readonly BoundedLbfgs _optimiser;
    private readonly LocalSubset _subset;
    private readonly double[] _point;
    private readonly double[] _codes;
    private readonly double[] _trial;
    private readonly double[] _theta;
    private readonly int _plainUntil;
    private double[] _targets = [];
    private int[] _rows = []; // history row of each model row
    private int _fits;
    private int _fittedRows;
    private int _observedAt = -1;
    private bool _hasTheta;
    private bool _isFactored;

    public ModelChain(EncodedSpace space)
    {
        _space = space;
        _columns = new Columns(space);
        _prior = new HyperPrior(space.Dimensions);
        _likelihood = new Likelihood(_columns, _prior);
        _optimiser = new BoundedLbfgs(_prior.Count);
        _subset = new LocalSubset(space);
        _plainUntil = space.Choices.Length > 0 ? PlainUntil : 0;
        Surrogate = new Surrogate(_columns);
        _point = new double[space.Space.Count];
        _codes = new double[space.Dimensions];
        _trial = new double[_prior.Count];
        _theta = new double[_prior.Count];
    }

    /// <summary>The posterior; valid after <see cref="TryReady"/>.</summary>
    public Surrogate Surrogate { get; }

    /// <summary>The hyperparameters of the last fit.</summary>
    public ReadOnlySpan<double> Theta => _theta;

    /// <summary>The targets of all finished trials.</summary>
    public Targets Targets { get; } = new();

    /// <summary>The size of the local region.</summary>
    public TrustRegion Region { get; } = new();

    /// <summary>Number of finished trials taken in.</summary>
    public int Count { get; private set; }

    /// <summary>Takes in the trials that were told since the last call.</summary>
    public void Advance(TrialHistory history)
    {
        while (Count < history.Count)
        {
            int row = Count++;
            Region.Tell(history, row, _space.Dimensions);
            if (FitSchedule.StartsSubset(Count)) Select(history);
            else AddRow(history, row);
            if (FitSchedule.IsFit(Count)) Fit(history);
        }
    }

    /// <summary>Makes the posterior of all trials taken in; false when there is nothing to model.</summary>
    public bool TryReady(TrialHistory history)
    {
        if (_observedAt != Count)
        {
            Targets.Compute(history, Count, Kind);
            _observedAt = Count;
            if (Targets.IsConstant || !_hasTheta || !TryFactor()) return false;
            Surrogate.Observe(Gather());
        }

        return !Targets.IsConstant && _hasTheta && _isFactored;
    }

    /// <summary>The target of a row of the model.</summary>
    public double Target(int row) => Targets.Values[_rows[row]];

    // The warp that resolves differences among good values also puts the best one out of reach of choices hardly tried, and a search
    // among categories locks onto a wrong one: until they are sorted out the values are taken as they are.
    private OutputWarpKind Kind => Count < _plainUntil ? OutputWarpKind.Standard : OutputWarpKind.YeoJohnson;

    private bool TryFactor()
    {
        if (!_isFactored && !Surrogate.TryFactor(_theta, _fittedRows))
        {
            // Not kept: the next fit must not depend on whether anybody asked here.
            _prior.Mode(_trial);
            if (!Surrogate.TryFactor(_trial, _fittedRows)) return false;
        }

        _isFactored = true;
        while (Surrogate.Count < _columns.Count) Surrogate.Append();
        return true;
    }

    private void Fit(TrialHistory history)
    {
        Targets.Compute(history, Count, Kind);
        _observedAt = -1;
        if (Targets.IsConstant) return;
        ReadOnlySpan<double> t = Gather();
        Objective objective = new(_likelihood, _targets, t.Length);
        double best = double.PositiveInfinity;
        if (_hasTheta)
        {
            _theta.CopyTo(_trial, 0);
            Try(ref objective, Warm, ref best);
        }

        // The posterior has several modes: ripples can be explained by short scales or by noise, and a warm start never leaves its own.
        if (!double.IsFinite(best) || Count <= AlwaysColdUntil || _fits % ColdEvery == 0)
        {
            _prior.Mode(_trial);
            Try(ref objective, Cold, ref best);
            if (Count >= ShortFrom)
            {
                _prior.Mode(_trial);
                for (int k = 0; k < _space.Dimensions; k++) _trial[k] += ShortScale;
                _trial[^1] = LittleNoise;
                Try(ref objective, Cold, ref best);
            }
        }

        if (!double.IsFinite(best) && !_hasTheta) _prior.Mode(_theta);
        _fits++;
        (_hasTheta, _isFactored, _fittedRows) = (true, false, _columns.Count);
    }

    private void Try(ref Objective objective, LbfgsOptions options, ref double best)
    {
        double value = _optimiser.Minimize(ref objective, _trial, _prior.Low, _prior.High, options).Value;
        if (!(value < best)) return;
        best = value;
        _trial.CopyTo(_theta, 0);
    }

    private ReadOnlySpan<double> Gather()
    {
        if (_targets.Length < _columns.Count) _targets = new double[_columns.Count * 2];
        for (int row = 0; row < _columns.Count; row++) _targets[row] = Targets.Values[_rows[row]];
        return _targets.AsSpan(0, _columns.Count);
    }

    private void AddRow(TrialHistory history, int row)
    {
        history.CopyPoint(row, _point);
        _space.Encode(_point, _codes);
        if (_columns.Count == _rows.Length) Array.Resize(ref _rows, Math.Max(32, 2 * _rows.Length));
        _rows[_columns.Count] = row;
        _columns.Add(_codes);
    }

    private void Select(TrialHistory history)
    {
        Targets.Compute(history, Count, Kind);
        ReadOnlySpan<int> rows = _subset.Select(history, Count, Targets.Values, _theta);
        _columns.Clear();
        foreach (int row in rows) AddRow(history, row);
        _fittedRows = _columns.Count;
        _isFactored = false;
    }

    private readonly struct Objective(Likelihood likelihood, double[] targets, int count) : IDifferentiable
    {
        public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient) =>
            likelihood.Evaluate(targets.AsSpan(0, count), x, gradient);
    }
}
