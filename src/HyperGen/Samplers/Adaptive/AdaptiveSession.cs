namespace HyperGen.Sampling.Adaptive;

/// <summary>One study served on bounds that grow.</summary>
internal sealed class AdaptiveSession : AdaptedSession, IExplainedSampler
{
    private readonly ISampler _inner;
    private readonly SamplerStudy _study;
    private readonly List<BoundMove> _moves = [];
    private readonly Expansion _expansion;
    private MirroredHistory _history;
    private ISamplerSession _session;
    private int _rows;

    public AdaptiveSession(ISampler inner, SearchSpace declared, SamplerStudy study)
    {
        (_inner, _study) = (inner, study);
        _expansion = new Expansion(study.Space);
        Space = declared;
        _history = new MirroredHistory(declared, study.Direction);
        _session = inner.Start(study with { Space = declared });
    }

    /// <summary>The space with the bounds that hold now.</summary>
    public SearchSpace Space { get; private set; }

    public override IReadOnlyList<BoundMove> Moves => _moves;

    public string Explanation
    {
        get
        {
            string moved = _moves.Count switch { 0 => "no bound moved", 1 => "1 bound moved", _ => FormattableString.Invariant($"{_moves.Count} bounds moved") };
            return _session is IExplainedSampler inner ? $"{inner.Explanation}; {moved}" : moved;
        }
    }

    public override bool TryPropose(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point)
    {
        while (_rows < history.Count)
        {
            _history.Finish(history, _rows++);
            if (_expansion.Find(_history.Trials, _moves) is not { } move) continue;
            _moves.Add(move);
            Restart(history, move);
        }

        _history.Run(history);
        return _session.TryPropose(_history.Trials, trialNumber, ref rng, point);
    }

    // No trial is lost by it: the new bounds contain the old ones.
    private void Restart(TrialHistory history, BoundMove move)
    {
        Space = Space.WithBounds(move.Parameter, move.Low, move.High);
        _history = new MirroredHistory(Space, _study.Direction);
        for (int row = 0; row < _rows; row++) _history.Finish(history, row);
        _session = _inner.Start(_study with { Space = Space });
    }
}
