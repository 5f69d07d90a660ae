using HyperGen.Numerics;

namespace HyperGen.Sampling.Priors;

// ρ   Spearman's rank correlation between ln π and what is better, over the n complete trials
// z   ρ √(n − 1), standard normal where beliefs have nothing to do with results

/// <summary>How far results leave beliefs standing: fully until they speak against them, and not at all once they do so clearly.</summary>
/// <remarks>
/// The weight is min(1, 2 Φ(z)): trials that beliefs hold likely and that turn out worse than others weigh them down, whether they are
/// about one parameter or about twenty, choices or numbers. The distribution of ρ under independence holds whatever the values are;
/// that the sampler chose the trials makes it a measure and no exact test.
/// </remarks>
internal sealed class BeliefEvidence(PointPrior prior, int parameters)
{
    private readonly double[] _point = new double[parameters];
    private double[] _logs = []; // ln π by complete trial
    private double[] _gains = []; // larger is better
    private double[] _keys = [];
    private int[] _order = [];
    private double[] _logRanks = [];
    private double[] _gainRanks = [];
    private int _rows;
    private int _count;

    /// <summary>The weight of the beliefs, in [0, 1].</summary>
    public double Weight(TrialHistory history)
    {
        Follow(history);
        if (_count < 2) return 1;
        Rank(_logs, _logRanks);
        Rank(_gains, _gainRanks);
        double middle = (_count - 1) / 2.0, cross = 0, logs = 0, gains = 0;
        for (int i = 0; i < _count; i++)
        {
            double a = _logRanks[i] - middle, b = _gainRanks[i] - middle;
            cross += a * b;
            logs += a * a;
            gains += b * b;
        }

        if (logs == 0 || gains == 0) return 1;
        return Math.Min(1, 2 * NormalDistribution.Cdf(cross / Math.Sqrt(logs * gains) * Math.Sqrt(_count - 1)));
    }

    private void Follow(TrialHistory history)
    {
        for (; _rows < history.Count; _rows++)
        {
            if (history.States[_rows] != TrialState.Complete) continue;
            if (_count == _logs.Length) Grow();
            history.CopyPoint(_rows, _point);
            _logs[_count] = prior.LogDensity(_point);
            _gains[_count++] = history.Direction == StudyDirection.Minimize ? -history.Values[_rows] : history.Values[_rows];
        }
    }

    // From 0 on; equal values share the mean of their ranks.
    private void Rank(double[] values, double[] ranks)
    {
        values.AsSpan(0, _count).CopyTo(_keys);
        for (int i = 0; i < _count; i++) _order[i] = i;
        _keys.AsSpan(0, _count).Sort(_order.AsSpan(0, _count));
        for (int first = 0; first < _count;)
        {
            int end = first + 1;
            while (end < _count && _keys[end] == _keys[first]) end++;
            for (int i = first; i < end; i++) ranks[_order[i]] = (first + end - 1) / 2.0;
            first = end;
        }
    }

    private void Grow()
    {
        int capacity = Math.Max(32, 2 * _count);
        Array.Resize(ref _logs, capacity);
        Array.Resize(ref _gains, capacity);
        (_keys, _order) = (new double[capacity], new int[capacity]);
        (_logRanks, _gainRanks) = (new double[capacity], new double[capacity]);
    }
}
