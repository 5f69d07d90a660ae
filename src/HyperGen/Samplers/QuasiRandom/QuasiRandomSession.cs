using HyperGen.Sampling.Finite;
using HyperGen.Sampling.Priors;
using HyperGen.Trials;

namespace HyperGen.Sampling.QuasiRandom;

/// <summary>
/// Trial t gets the t-th point of the sequence; with constraints the t-th feasible, on a finite space the t-th new one. Where another
/// trial took that point already, and when a finite space is nearly full, an untried point is drawn.
/// </summary>
internal sealed class QuasiRandomSession : ISamplerSession
{
    private const int MostRepeatsInARow = 200;

    private readonly SearchSpace _space;
    private readonly PointPrior? _prior;
    private readonly UnitPoints _points;
    private readonly UntriedPoints _untried;
    private readonly PointSet? _met; // of a finite space: the points of the sequence so far
    private readonly List<long> _accepted = [];
    private long _next;
    private bool _isExhausted;

    public QuasiRandomSession(SamplerStudy study)
    {
        (_space, _prior) = (study.Space, PointPrior.Of(study));
        (_points, _untried) = (new UnitPoints(_space.Count, study.Seed), new UntriedPoints(_space));
        if (_space.Cardinality is not null) _met = new PointSet(_space.Count);
    }

    public bool TryPropose(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point)
    {
        if (_met is null && !_space.HasConstraints)
        {
            Write(trialNumber, point);
            return true;
        }

        while (_accepted.Count <= trialNumber && !_isExhausted) Accept(point);
        if (trialNumber < _accepted.Count)
        {
            Write(_accepted[trialNumber], point);
            if (_met is null || !history.Contains(point)) return true;
        }

        return _untried.TryDraw(history, ref rng, point);
    }

    // Walks to the next point that is feasible and new; gives up where the space is so full or so narrow that none comes.
    private void Accept(Span<double> point)
    {
        int limit = _met is null ? SearchSpace.FeasibilityAttempts : MostRepeatsInARow;
        for (int attempt = 0; attempt < limit; attempt++, _next++)
        {
            Write(_next, point);
            if (!_space.IsFeasible(point) || _met?.Add(point) == false) continue;
            _accepted.Add(_next++);
            return;
        }

        _isExhausted = true;
    }

    private void Write(long index, Span<double> point)
    {
        ReadOnlySpan<double> unit = _points.Point(index);
        foreach (int k in _space.ActivationOrder)
        {
            Parameter parameter = _space.Parameters[k];
            if (!parameter.IsActive(point)) point[k] = double.NaN;
            else point[k] = _prior?[k] is { } prior ? prior.Quantile(unit[k]) : parameter.FromUnit(unit[k]);
        }
    }
}
