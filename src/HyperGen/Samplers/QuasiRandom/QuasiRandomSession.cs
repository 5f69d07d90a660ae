using HyperGen.Sampling.Finite;
using HyperGen.Sampling.Priors;
using HyperGen.Trials;

namespace HyperGen.Sampling.QuasiRandom;

/// <summary>
/// Trial t gets the t-th point of the sequence; with constraints the t-th feasible, where points need no continuous number the t-th new
/// one. Where another trial took that point already, and when a finite space is nearly full, an untried point is drawn.
/// </summary>
internal sealed class QuasiRandomSession : ISamplerSession
{
    private const int MostRepeatsOfFinite = 200;

    private readonly SearchSpace _space;
    private readonly PointPrior? _prior;
    private readonly UnitPoints _points;
    private readonly UntriedPoints _untried;
    private readonly PointSet? _met; // the points of the sequence so far, where some may come again
    private readonly List<long> _accepted = [];
    private long _next;
    private int _infeasible; // points in a row that were not accepted
    private int _repeated;

    public QuasiRandomSession(SamplerStudy study)
    {
        (_space, _prior) = (study.Space, PointPrior.Of(study));
        (_points, _untried) = (new UnitPoints(_space.Count, study.Seed), new UntriedPoints(_space));
        if (_space.HasCountablePoints) _met = new PointSet(_space.Count);
    }

    public bool TryPropose(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point)
    {
        if (_met is null && !_space.HasConstraints)
        {
            Write(trialNumber, point);
            return true;
        }

        while (_accepted.Count <= trialNumber && IsFruitful) TryNext(point);
        if (trialNumber < _accepted.Count)
        {
            Write(_accepted[trialNumber], point);
            if (_met is null || !history.Contains(point)) return true;
        }

        return _untried.TryDraw(history, ref rng, point);
    }

    // The sequence is given up where the space is so full or so narrow that nothing new comes of it.
    private bool IsFruitful =>
        _infeasible < SearchSpace.FeasibilityAttempts
        && _repeated < (_space.Cardinality is null ? SearchSpace.FeasibilityAttempts : MostRepeatsOfFinite);

    private void TryNext(Span<double> point)
    {
        Write(_next, point);
        bool isFeasible = _space.IsFeasible(point);
        if (!isFeasible) _infeasible++;
        else if (_met?.Add(point) == false) _repeated++;
        else
        {
            _accepted.Add(_next);
            (_infeasible, _repeated) = (0, 0);
        }

        _next++; // after the test: a constraint that throws is asked again
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
