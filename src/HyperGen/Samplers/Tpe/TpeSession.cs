using HyperGen.Sampling.Finite;

namespace HyperGen.Sampling.Tpe;

// l   estimator of the good trials        g   estimator of all others, running trials among them (constant liar)
// The proposal is the candidate, drawn from l, with the largest ln l - ln g (Bergstra 2011, section 4).

/// <summary>One study served by the tree-structured Parzen estimator.</summary>
/// <remarks>
/// In both estimators a trial's slot follows from the history alone (1 + row, running trials behind; 1 + age within l), so that sums are
/// taken in the same order by a session that grew with its study and by one started anew.
/// </remarks>
internal sealed class TpeSession : ISamplerSession
{
    private const int DrawsPerCandidate = 10;

    private readonly SearchSpace _space;
    private readonly TpeOptions _options;
    private readonly ISamplerSession _startup;
    private readonly UntriedPoints _untried;
    private readonly int[] _parameters; // those with more than one value, parents before children
    private readonly ParzenEstimator _good;
    private readonly ParzenEstimator _other;
    private readonly TrialRanking _ranking = new();
    private readonly double[] _candidates;
    private readonly double[] _logGood;
    private readonly double[] _logOther;
    private readonly double[] _point;
    private bool[] _isGood = []; // by row
    private int[] _goodRows = []; // by age
    private int _rows;
    private int _running;

    public TpeSession(SamplerStudy study, TpeOptions options)
    {
        (_space, _options) = (study.Space, options);
        _startup = Samplers.QuasiRandom().Start(study);
        _untried = new UntriedPoints(_space);
        _parameters = [.. _space.ActivationOrder.ToArray().Where(index => _space.Parameters[index].Cardinality != 1)];
        (_good, _other) = (NewEstimator(), NewEstimator());
        _candidates = new double[options.Candidates * _space.Count];
        (_logGood, _logOther) = (new double[options.Candidates], new double[options.Candidates]);
        _point = new double[_space.Count];
    }

    public bool TryPropose(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point)
    {
        _ranking.Follow(history);
        if (_ranking.Count < _options.StartupTrials) return _startup.TryPropose(history, trialNumber, ref rng, point);

        Learn(history);
        int count = Draw(history, ref rng);
        if (count == 0) return _untried.TryDraw(history, ref rng, point);
        _good.LogDensities(_candidates, _space.Count, _logGood.AsSpan(0, count));
        _other.LogDensities(_candidates, _space.Count, _logOther.AsSpan(0, count));
        int best = 0;
        for (int i = 1; i < count; i++)
        {
            if (_logGood[i] - _logOther[i] > _logGood[best] - _logOther[best]) best = i;
        }

        _candidates.AsSpan(best * _space.Count, _space.Count).CopyTo(point);
        return true;
    }

    private ParzenEstimator NewEstimator() => new([.. _parameters.Select(index => KernelAxis.For(_space.Parameters[index]))], _parameters);

    private void Learn(TrialHistory history)
    {
        ReadOnlySpan<int> good = _ranking.Rows[..TrialWeights.Good(_ranking.Count)];
        for (int i = 0; i < _running; i++) _other.Remove(1 + _rows + i);
        _other.Resize(1 + history.Count + history.Running.Count);
        if (_isGood.Length < history.Count) Array.Resize(ref _isGood, history.Count + (history.Count / 4));

        bool changed = UpdateGood(history, good);
        for (; _rows < history.Count; _rows++)
        {
            if (!_isGood[_rows]) Insert(_other, 1 + _rows, history, _rows);
        }

        _running = history.Running.Count;
        for (int i = 0; i < _running; i++) _other.Insert(1 + _rows + i, history.Running[i].Point);
        WeighOthers(good.Length);
        _other.Commit();
        if (changed) RebuildGood(history);
    }

    // Moves rows between the estimators' sides; rows not seen before are placed by the caller.
    private bool UpdateGood(TrialHistory history, ReadOnlySpan<int> good)
    {
        bool changed = good.Length != _goodRows.Length;
        foreach (int row in good) changed |= !_isGood[row];
        if (!changed) return false;

        int[] before = _goodRows;
        foreach (int row in before) _isGood[row] = false;
        foreach (int row in good) _isGood[row] = true;
        if (_goodRows.Length != good.Length) _goodRows = new int[good.Length];
        else before = [.. before];
        good.CopyTo(_goodRows);
        Array.Sort(_goodRows);
        foreach (int row in before)
        {
            if (!_isGood[row]) Insert(_other, 1 + row, history, row);
        }

        foreach (int row in good)
        {
            if (row < _rows && !before.Contains(row)) _other.Remove(1 + row);
        }

        return true;
    }

    private void RebuildGood(TrialHistory history)
    {
        _good.Clear();
        _good.Resize(1 + _goodRows.Length);
        for (int age = 0; age < _goodRows.Length; age++)
        {
            Insert(_good, 1 + age, history, _goodRows[age]);
            _good.Weights[1 + age] = TrialWeights.OfAge(age, _goodRows.Length);
        }

        _good.Commit();
    }

    private void WeighOthers(int good)
    {
        Span<double> weights = _other.Weights;
        int count = _rows + _running - good, age = 0;
        for (int row = 0; row < _rows + _running; row++)
            weights[1 + row] = row < _rows && _isGood[row] ? 0 : TrialWeights.OfAge(age++, count);
    }

    private void Insert(ParzenEstimator estimator, int slot, TrialHistory history, int row)
    {
        history.CopyPoint(row, _point);
        estimator.Insert(slot, _point);
    }

    // A joint draw: one kernel gives all active parameters, so the branch it comes from and the values within belong together.
    private int Draw(TrialHistory history, ref Rng rng)
    {
        int count = 0, length = _space.Count;
        bool finite = _space.Cardinality is not null;
        for (int draw = 0; draw < _options.Candidates * DrawsPerCandidate && count < _options.Candidates; draw++)
        {
            Span<double> candidate = _candidates.AsSpan(count * length, length);
            int kernel = _good.SampleKernel(ref rng), axis = 0;
            foreach (int index in _space.ActivationOrder)
            {
                Parameter parameter = _space.Parameters[index];
                bool searched = axis < _parameters.Length && _parameters[axis] == index;
                if (!parameter.IsActive(candidate)) candidate[index] = double.NaN;
                else candidate[index] = searched ? _good.Sample(axis, kernel, ref rng) : parameter.FromUnit(0.5);
                if (searched) axis++;
            }

            if ((!finite || !history.Contains(candidate)) && _space.IsFeasible(candidate)) count++;
        }

        return count;
    }
}
