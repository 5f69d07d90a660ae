namespace HyperGen.Sampling.Adaptive;

/// <summary>One study served on bounds that grow, and from boxes within them if it narrows.</summary>
/// <remarks>A bound that moves ends the box of its time: the next one is made at once, within the new bounds.</remarks>
internal sealed class AdaptiveSession : AdaptedSession, IExplainedSampler
{
    private readonly ISampler _inner;
    private readonly SamplerStudy _study;
    private readonly int? _narrowAfter;
    private readonly List<BoundMove> _moves = [];
    private readonly Expansion _expansion;
    private MirroredHistory _history;
    private ISamplerSession _session;
    private int _rows;

    public AdaptiveSession(ISampler inner, SearchSpace declared, SamplerStudy study, int? narrowAfter)
    {
        (_inner, _study, _narrowAfter) = (inner, study, narrowAfter);
        _expansion = new Expansion(study.Space);
        Space = declared;
        _history = new MirroredHistory(declared, study.Direction);
        _session = Start();
    }

    /// <summary>The space with the bounds that hold now.</summary>
    public SearchSpace Space { get; private set; }

    public override IReadOnlyList<BoundMove> Moves => _session is AdaptedSession boxes ? [.. _moves, .. boxes.Moves] : _moves;

    public string Explanation
    {
        get
        {
            string moved = _moves.Count(move => move.Side != 0) switch
            {
                0 => "no bound moved",
                1 => "1 bound moved",
                var count => FormattableString.Invariant($"{count} bounds moved"),
            };
            return _session is IExplainedSampler inner ? $"{inner.Explanation}; {moved}" : moved;
        }
    }

    public override void Observe(TrialHistory history)
    {
        while (_rows < history.Count)
        {
            _history.Finish(history, _rows++);
            (_session as AdaptedSession)?.Observe(_history.Trials);
            if (_expansion.Find(_history.Trials, _moves) is { } move) Restart(history, move);
        }
    }

    public override bool TryPropose(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point)
    {
        Observe(history);
        _history.Run(history);
        return _session.TryPropose(_history.Trials, trialNumber, ref rng, point);
    }

    // No trial is lost by it: the new bounds contain the old ones.
    private void Restart(TrialHistory history, BoundMove move)
    {
        int[] narrowed = [];
        if (_session is AdaptedSession boxes)
        {
            _moves.AddRange(boxes.Moves);
            narrowed = [.. boxes.Moves.Select(side => side.Parameter).Distinct()];
        }

        Space = Space.WithBounds(move.Parameter, move.Low, move.High);
        _moves.AddRange(narrowed.Select(parameter => Side.Whole(Space.Parameters[parameter]).Move("a bound moved")));
        _moves.Add(move);
        _history = new MirroredHistory(Space, _study.Direction);
        for (int row = 0; row < _rows; row++) _history.Finish(history, row);
        _session = Start();
    }

    private ISamplerSession Start()
    {
        SamplerStudy study = _study with { Space = Space, Earlier = [.. _study.Earlier.Select(earlier => earlier.Within(Space))] };
        return _narrowAfter is { } after ? new RefiningSession(_inner, study, Math.Max(after, _rows)) : _inner.Start(study);
    }
}
