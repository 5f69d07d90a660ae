using HyperGen.Sampling.Finite;
using HyperGen.Sampling.WarmStart;

namespace HyperGen.Sampling.GaussianProcess;

/// <summary>One study served by the Gaussian process: lays out the first trials, then proposes where the acquisition is highest.</summary>
internal sealed class BayesianSession : ISamplerSession
{
    private const int LedFrom = 3; // trials that say whether earlier studies may stand in for a spread of points
    private const int EnoughTries = 3;
    private const int RandomDraws = 1000;
    private const double FlatMeans = 1e-6;
    private const ulong CandidateStream = 0x4750_4341_4E44_4901; // apart from every trial's

    private readonly SamplerStudy _study;
    private readonly BayesianOptions _options;
    private readonly EncodedSpace _space;
    private readonly ModelChain _chain;
    private readonly SourceTrend? _trend;
    private readonly PriorTerm? _prior;
    private readonly Acquisition _acquisition;
    private readonly SearchRegion _region;
    private readonly BranchTable _branches;
    private readonly CandidatePool _pool;
    private readonly CandidateGenerator _generator;
    private readonly LocalSearch _local;
    private readonly AcquisitionSearch _search;
    private readonly SpaceFilling _filling;
    private readonly Novelty _novelty;
    private readonly UntriedPoints _untried;
    private readonly double[] _codes;
    private FiniteSpace? _finite;
    private StartupDesign? _startup;
    private double[] _means = [];
    private bool _isReady;

    public BayesianSession(SamplerStudy study, BayesianOptions options)
    {
        (_study, _options) = (study, options);
        _space = new EncodedSpace(study.Space);
        _trend = SourceTrend.Of(_space, study);
        _chain = new ModelChain(_space, _trend);
        _prior = PriorTerm.Of(_space, study);
        _acquisition = new Acquisition(_chain.Surrogate, _prior, _chain.Plateaus);
        _region = new SearchRegion(_space);
        _branches = new BranchTable(_space);
        _pool = new CandidatePool(_space, CandidateGenerator.Capacity);
        Rng scrambling = Rng.ForStream(study.Seed, CandidateStream, 0);
        _generator = new CandidateGenerator(_space, _chain, _pool, _region, new SpreadPoints(_space, ref scrambling, _prior));
        _local = new LocalSearch(_space, _chain, _acquisition, _region, _branches);
        _novelty = new Novelty(_chain);
        _search = new AcquisitionSearch(_space, _chain, _acquisition, _pool, _local, _novelty);
        _filling = new SpaceFilling(_space, _chain, _pool, _novelty);
        _untried = new UntriedPoints(study.Space);
        _codes = new double[_space.Dimensions];
    }

    /// <summary>What earlier studies say, or <see langword="null"/>.</summary>
    public SourceTrend? Trend => _trend;

    public bool TryPropose(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point)
    {
        Prepare();
        if (_finite is not null && !_finite.HasNew(history)) return false;
        if (_trend is not null) _chain.Advance(history);
        bool isLed = _trend is { IsTrusted: true } && history.Count >= LedFrom;
        if (!isLed && history.Count + history.Running.Count < _startup!.Count && _startup.TryNext(history, point)) return true;

        _chain.Advance(history);
        Turn turn = Turn.Of(history, trialNumber, _space.Choices.Length > 0, _chain.Plateaus.IsKnown);
        if (turn.IsWide && TryModel(history, trialNumber, turn, ref rng, point)) return true;
        if (TryModel(history, trialNumber, turn with { IsWide = false }, ref rng, point)) return true;
        return TryFill(history, trialNumber, ref rng, point);
    }

    // On first use, not on start: an infeasible space is an error of the proposal.
    private void Prepare()
    {
        if (_isReady) return;
        _finite = FiniteSpace.Of(_space);
        _startup = new StartupDesign(_space, _study, _prior, StartupDesign.Size(_space, _study, _options));
        _isReady = true;
    }

    private void AddPending(TrialHistory history)
    {
        for (int i = 0; i < history.Running.Count; i++)
        {
            _space.Encode(history.Running[i].Point, _codes);
            _chain.Surrogate.Columns.Add(_codes);
            _chain.Surrogate.Append();
        }
    }

    private bool TryModel(TrialHistory history, int trialNumber, Turn turn, ref Rng rng, Span<double> point)
    {
        if (!_chain.TryReady(history, plain: turn.IsWide)) return false;
        if (_space.Dimensions == 0 && _finite?.IsScored(history) != true) return false;
        AddPending(history);
        bool found = TrySearch(history, trialNumber, turn, ref rng, point, out double promise);
        _chain.Surrogate.DropPending();
        return found && !(turn.IsWide && promise < Turn.LeastPromise);
    }

    private bool TrySearch(TrialHistory history, int trialNumber, Turn turn, ref Rng rng, Span<double> point, out double promise)
    {
        promise = double.NegativeInfinity;
        Axis? axis = null;
        int choice = 0;
        if (turn.IsInsured)
        {
            _branches.Count(history);
            if (!_branches.TryNeglected(EnoughTries, out axis, out choice) && Turn.IsStalled(history)) return false;
        }

        _prior?.Weigh(history, trialNumber);
        if (turn.IsWide) _acquisition.UseImprovement(ref rng, Turn.Margin);
        else if (turn.IsBound) _acquisition.UseBound(_options.Exploration);
        else _acquisition.UseImprovement(ref rng);

        if (_finite is not null && _finite.IsScored(history)) return TryScored(history, axis, choice, point, out promise);
        ReadOnlySpan<double> means = Means();
        _branches.FindBest(_chain.Surrogate.Columns, means);
        ChooseRegion(history, trialNumber, turn, means);
        _generator.Fill(trialNumber, means, axis, choice, ref rng);
        if (IsFlat()) return false;
        _local.Frozen = axis;
        bool found = _search.TryFind(history, ref rng, point);
        promise = _search.Value;
        return found;
    }

    private void ChooseRegion(TrialHistory history, int trialNumber, Turn turn, ReadOnlySpan<double> means)
    {
        if (turn is { IsLocal: true, IsWide: false } && _chain.Region.Holds(trialNumber, history.Count))
        {
            int best = 0;
            for (int row = 1; row < means.Length; row++) best = means[row] > means[best] ? row : best;
            Columns columns = _chain.Surrogate.Columns;
            for (int column = 0; column < columns.Dimensions; column++) _codes[columns.Order[column].Position] = columns.Column(column)[best];
            _region.Confine(_codes, _chain.Region.Length, _chain.Theta);
        }
        else
        {
            _region.Surround(_chain.Surrogate.Columns, history.Count);
        }
    }

    // Posterior means at the observed rows: μ = t − σ² α.
    private ReadOnlySpan<double> Means()
    {
        int n = _chain.Surrogate.Observed;
        if (_means.Length < n) _means = new double[2 * n];
        for (int row = 0; row < n; row++) _means[row] = _chain.Target(row) - (_chain.Surrogate.Noise * _chain.Surrogate.Alpha[row]);
        return _means.AsSpan(0, n);
    }

    // A model that says the same everywhere has nothing to say.
    private bool IsFlat()
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        for (int i = 0; i < _pool.Count && !(high - low > FlatMeans); i++)
        {
            double mean = _acquisition.MeanAt(_pool.Codes(i));
            (low, high) = (Math.Min(low, mean), Math.Max(high, mean));
        }

        return _pool.Count > 1 && !(high - low > FlatMeans);
    }

    private bool TryScored(TrialHistory history, Axis? axis, int choice, Span<double> point, out double value)
    {
        int best = -1;
        value = double.NegativeInfinity;
        for (int i = 0; i < _finite!.Count; i++)
        {
            if (axis is not null && _finite.Codes(i)[axis.Position] != choice) continue;
            if (history.Contains(_finite.Point(i))) continue;
            double score = _acquisition.AtLeast(_finite.Codes(i), value);
            if (!(score > value)) continue;
            (best, value) = (i, score);
        }

        if (best < 0) return false;
        _finite.Point(best).CopyTo(point);
        return true;
    }

    private bool TryFill(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point)
    {
        if (_finite is not null && _finite.IsScored(history)) return _filling.TryListed(_finite, history, ref rng, point);
        _generator.FillSpread(trialNumber, ref rng);
        if (_filling.TrySpread(history, point)) return true;

        // Nothing new among the candidates: a discrete space that is almost used up, or one with hardly a feasible point.
        if (_finite is null && _study.Space.Cardinality is not null) return _untried.TryDraw(history, ref rng, point);
        for (int draw = 0; draw < RandomDraws; draw++)
        {
            _study.Space.Sample(ref rng, point);
            if (!history.Contains(point)) return true;
        }

        return _finite is null || TryFirst(history, point);
    }

    private bool TryFirst(TrialHistory history, Span<double> point)
    {
        for (int i = 0; i < _finite!.Count; i++)
        {
            if (history.Contains(_finite.Point(i))) continue;
            _finite.Point(i).CopyTo(point);
            return true;
        }

        return false;
    }
}
