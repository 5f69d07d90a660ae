using HyperGen.Sampling.WarmStart;

namespace HyperGen.Sampling.GaussianProcess;

/// <summary>One study served by the Gaussian process: lays out the first trials, then proposes where the acquisition is highest.</summary>
internal sealed class BayesianSession : ISamplerSession
{
    private const int LedFrom = 6; // trials that say whether earlier studies may stand in for a spread of points
    private const int MostInsured = 5; // choices that are searched one after the other, where constraints leave nothing of the first
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
    private readonly NeglectedChoices _neglected;
    private readonly double[] _codes;
    private FiniteSpace? _finite;
    private FiniteSearch? _finiteSearch;
    private StartupDesign? _startup;
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
        Novelty novelty = new(_chain);
        _search = new AcquisitionSearch(_space, _chain, _acquisition, _pool, _local, novelty);
        _filling = new SpaceFilling(_space, _chain, _generator, _pool, novelty);
        _neglected = new NeglectedChoices(study.Space);
        _codes = new double[_space.Dimensions];
    }

    /// <summary>What earlier studies say, or <see langword="null"/>.</summary>
    public SourceTrend? Trend => _trend;

    public bool TryPropose(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point)
    {
        Prepare();
        if (_finite is not null && !_finite.HasNew(history)) return false;
        if (_trend is not null) _chain.Advance(history);
        if (history.Count + history.Running.Count < _startup!.Count && !IsLed(history) && _startup.TryNext(history, point)) return true;

        _chain.Advance(history);
        Turn turn = Turn.Of(history, trialNumber, _space.Choices.Length > 0, _chain.Plateaus.IsKnown);
        if (turn.IsWide && TryModel(history, trialNumber, turn, ref rng, point)) return true;
        if (TryModel(history, trialNumber, turn with { IsWide = false }, ref rng, point)) return true;
        return _filling.TryPropose(_finite, history, trialNumber, ref rng, point);
    }

    // Earlier studies may take the place of a spread of numbers, not that of choices that nobody has seen.
    private bool IsLed(TrialHistory history) =>
        _trend is { IsTrusted: true } && history.Count >= LedFrom && !_neglected.HasUnseen(history);

    // On first use, not on start: an infeasible space is an error of the proposal.
    private void Prepare()
    {
        if (_isReady) return;
        _finite = FiniteSpace.Of(_space);
        if (_finite is not null) _finiteSearch = new FiniteSearch(_space, _finite, _acquisition);
        _startup = new StartupDesign(_space, _study, _prior, StartupDesign.Size(_space, _study, _options));
        _isReady = true;
    }

    private bool TryModel(TrialHistory history, int trialNumber, Turn turn, ref Rng rng, Span<double> point)
    {
        if (!_chain.TryReady(history, plain: turn.IsWide)) return false;
        if (_space.Dimensions == 0 && _finiteSearch is null) return false;
        _acquisition.Surrogate = _chain.Surrogate;
        _finiteSearch?.Update();
        try
        {
            AddPending(history);
            Aim(history, trialNumber, turn, ref rng);
            if (turn.IsInsured) return TryInsured(history, trialNumber, turn, ref rng, point);
            return TrySearch(history, trialNumber, turn, null, 0, ref rng, point, out double promise)
                && !(turn.IsWide && promise < Turn.LeastPromise);
        }
        finally
        {
            _chain.Surrogate.DropPending(); // a constraint may throw: the model keeps nothing of a proposal
        }
    }

    private void AddPending(TrialHistory history)
    {
        Columns columns = _chain.Surrogate.Columns;
        for (int i = 0; i < history.Running.Count; i++)
        {
            _space.Encode(history.Running[i].Point, _codes);
            columns.Add(_codes);
            if (!_chain.Surrogate.TryAppend()) columns.Truncate(columns.Count - 1);
        }
    }

    private void Aim(TrialHistory history, int trialNumber, Turn turn, ref Rng rng)
    {
        _prior?.Weigh(history, trialNumber);
        if (turn.IsWide) _acquisition.UseImprovement(ref rng, Turn.Margin);
        else if (turn.IsBound) _acquisition.UseBound(_options.Exploration);
        else _acquisition.UseImprovement(ref rng);
    }

    private bool TryInsured(TrialHistory history, int trialNumber, Turn turn, ref Rng rng, Span<double> point)
    {
        List<(ChoiceParameter Choice, int Value)> neglected = _neglected.In(history);
        for (int i = 0; i < neglected.Count && i < MostInsured; i++)
        {
            (ChoiceParameter choice, int value) = neglected[i];
            if (TrySearch(history, trialNumber, turn, _space.AxisOf(choice.Index), value, ref rng, point, out _)) return true;
        }

        return !Turn.IsStalled(history) && TrySearch(history, trialNumber, turn, null, 0, ref rng, point, out _);
    }

    private bool TrySearch(
        TrialHistory history, int trialNumber, Turn turn, Axis? axis, int choice, ref Rng rng, Span<double> point, out double promise)
    {
        bool found;
        if (_finiteSearch is not null)
        {
            found = _finiteSearch.TryFind(history, axis, choice, point);
            promise = _finiteSearch.Value;
            return found;
        }

        ReadOnlySpan<double> means = _chain.Means();
        _branches.FindBest(_chain.Surrogate.Columns, means);
        _region.Choose(_chain, turn, trialNumber, history.Count);
        _generator.Fill(trialNumber, means, axis, choice, ref rng);
        _local.Frozen = axis;
        found = !_search.IsFlat() && _search.TryFind(history, ref rng, point);
        promise = _search.Value;
        return found;
    }
}
