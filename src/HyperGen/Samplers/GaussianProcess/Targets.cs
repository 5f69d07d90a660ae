using HyperGen.Numerics;

namespace HyperGen.Sampling.GaussianProcess;

/// <summary>What the model is fitted to: the objective values of a history prefix, turned so that larger is better, warped and standardised.</summary>
/// <remarks>
/// Failed trials are kept, at a value below the worst one, and everything is shifted so that the zero prior mean is the expected
/// outcome of a trial, failures counted (Song et al. 2024, arXiv:2408.11527, section 4.1).
/// </remarks>
internal sealed class Targets
{
    private double[] _values = [];
    private double[] _usable = [];
    private bool[] _failed = [];

    /// <summary>The targets of the last prefix.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

    public int Count { get; private set; }

    /// <summary>Whether there is nothing to learn: fewer than two usable values, or all alike.</summary>
    public bool IsConstant { get; private set; }

    /// <summary>Computes the targets of the first <paramref name="count"/> trials.</summary>
    public void Compute(TrialHistory history, int count)
    {
        Count = count;
        if (_values.Length < count)
        {
            int capacity = Math.Max(64, count * 2);
            (_values, _usable, _failed) = (new double[capacity], new double[capacity], new bool[capacity]);
        }

        int usable = Collect(history, count);
        Span<double> values = _usable.AsSpan(0, usable);
        IsConstant = !OutputTransform.Apply(values);
        if (IsConstant)
        {
            _values.AsSpan(0, count).Clear();
            return;
        }

        Place(values, count);
    }

    // A pruned trial is known only not to be good: its value counts as far as it is no better than the middle of the complete ones.
    private int Collect(TrialHistory history, int count)
    {
        double sign = history.Direction == StudyDirection.Minimize ? -1 : 1;
        int complete = 0;
        for (int row = 0; row < count; row++)
        {
            double value = history.Values[row];
            _failed[row] = !double.IsFinite(value) || history.States[row] is not (TrialState.Complete or TrialState.Pruned);
            if (!_failed[row] && history.States[row] == TrialState.Complete) _values[complete++] = sign * value;
        }

        Span<double> sorted = _values.AsSpan(0, complete);
        sorted.Sort();
        double middle = complete == 0 ? double.NaN : sorted[complete / 2];
        int usable = 0;
        for (int row = 0; row < count; row++)
        {
            if (_failed[row]) continue;
            double value = sign * history.Values[row];
            if (history.States[row] == TrialState.Complete) _usable[usable++] = value;
            else if (complete == 0) _failed[row] = true;
            else _usable[usable++] = Math.Min(value, middle);
        }

        return usable;
    }

    private void Place(ReadOnlySpan<double> usable, int count)
    {
        double worst = double.PositiveInfinity, best = double.NegativeInfinity;
        foreach (double value in usable) (worst, best) = (Math.Min(worst, value), Math.Max(best, value));
        double bad = worst - ((0.5 * (best - worst)) + 1);
        double ok = (0.5 + usable.Length) / (1 + count);
        double shift = usable.Length == count ? 0 : (1 - ok) * bad; // the usable values have mean 0
        int next = 0;
        for (int row = 0; row < count; row++) _values[row] = (_failed[row] ? bad : usable[next++]) - shift;
    }
}
