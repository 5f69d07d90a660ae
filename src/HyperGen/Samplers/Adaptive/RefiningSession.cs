namespace HyperGen.Sampling.Adaptive;

/// <summary>One study served from the whole space and from boxes within it.</summary>
internal sealed class RefiningSession(ISampler inner, SamplerStudy study, int after) : AdaptedSession, IExplainedSampler
{
    private const int GlobalEvery = 20;

    private readonly Narrowing _narrowing = new(study.Space, after);
    private readonly ISamplerSession _whole = inner.Start(study);
    private ISamplerSession? _part;
    private Box? _box;
    private BoxedHistory? _boxed;
    private int _rows;

    public override IReadOnlyList<BoundMove> Moves => _narrowing.Moves;

    public string Explanation
    {
        get
        {
            string phase = _box is null ? "whole space" : "box round the best trials";
            return (_box is null ? _whole : _part) is IExplainedSampler explained ? $"{explained.Explanation}; {phase}" : phase;
        }
    }

    public override void Observe(TrialHistory history)
    {
        for (; _rows < history.Count; _rows++)
        {
            _narrowing.Finish(history, _rows);
            if (_box == _narrowing.Box) _boxed?.Finish(history, _rows);
            else Restart(history);
        }
    }

    public override bool TryPropose(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point)
    {
        Observe(history);
        if (_box is null || trialNumber % GlobalEvery == 0) return _whole.TryPropose(history, trialNumber, ref rng, point);
        Rng own = rng;
        return TryProposeInBox(history, trialNumber, ref own, point) || _whole.TryPropose(history, trialNumber, ref rng, point);
    }

    // A box whose points are all tried is no reason to end the study.
    private bool TryProposeInBox(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point)
    {
        _boxed!.Run(history);
        return _part!.TryPropose(_boxed.Trials, trialNumber, ref rng, point);
    }

    // Beliefs and earlier studies were for the time before there were results; round the best of them the results count alone.
    private void Restart(TrialHistory history)
    {
        _box = _narrowing.Box;
        (_boxed, _part) = (null, null);
        if (_box is null) return;
        _boxed = new BoxedHistory(_box, study.Direction);
        for (int row = 0; row <= _rows; row++) _boxed.Finish(history, row);
        _part = inner.Start(study with { Space = _box.Space, Priors = [], Earlier = [] });
    }
}
