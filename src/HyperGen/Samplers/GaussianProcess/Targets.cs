using HyperGen.Numerics;

namespace HyperGen.Sampling.GaussianProcess;

/// <summary>
/// What the model is fitted to: the objective values of a history prefix, turned so that larger is better, warped and standardised.
/// </summary>
/// <remarks>
/// Failed trials are kept, at a value below the worst one. A pruned trial is known only not to be good: its value counts as far as it is
/// no better than the middle of the complete ones.
/// </remarks>
internal sealed class Targets
{
    private readonly OutputWarp _warp = new();
    private double[] _values = [];
    private double[] _raw = [];
    private double[] _sorted = [];
    private double[] _gathered = [];

    /// <summary>The targets of the last prefix.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

    public int Count { get; private set; }

    /// <summary>Whether there is nothing to learn: no usable value, or all alike and none failed.</summary>
    public bool IsConstant => _warp.Kind == OutputWarpKind.Constant;

    /// <summary>By how much the warp stretched the outcomes, see <see cref="OutputWarp.LogSlope"/>; 0 where it has no slope.</summary>
    public double LogSlope => double.IsNaN(_warp.LogSlope) ? 0 : _warp.LogSlope;

    /// <summary>The logarithm of the slope of the warp at the best outcome, see <see cref="OutputWarp.LogSlopeAtBest"/>.</summary>
    public double LogSlopeAtBest => _warp.LogSlopeAtBest;

    /// <summary>The targets of some trials, in an array that the next call overwrites.</summary>
    public double[] Gather(ReadOnlySpan<int> rows)
    {
        if (_gathered.Length < rows.Length) _gathered = new double[2 * rows.Length];
        for (int i = 0; i < rows.Length; i++) _gathered[i] = _values[rows[i]];
        return _gathered;
    }

    /// <summary>Computes the targets of the first <paramref name="count"/> trials.</summary>
    public void Compute(TrialHistory history, int count, OutputWarpKind kind)
    {
        Count = count;
        if (_values.Length < count)
        {
            int capacity = Math.Max(64, count * 2);
            (_values, _raw, _sorted) = (new double[capacity], new double[capacity], new double[capacity]);
        }

        double sign = history.Direction == StudyDirection.Minimize ? -1 : 1;
        double middle = Middle(history, sign, count);
        for (int row = 0; row < count; row++)
        {
            double value = sign * history.Values[row];
            _raw[row] = history.States[row] switch
            {
                TrialState.Complete => value,
                TrialState.Pruned => Math.Min(value, middle),
                _ => double.NaN,
            };
        }

        _warp.Apply(_raw.AsSpan(0, count), kind, _values);
    }

    // The median of the complete trials, NaN without one.
    private double Middle(TrialHistory history, double sign, int count)
    {
        int complete = 0;
        for (int row = 0; row < count; row++)
        {
            if (history.States[row] == TrialState.Complete && double.IsFinite(history.Values[row]))
                _sorted[complete++] = sign * history.Values[row];
        }

        _sorted.AsSpan(0, complete).Sort();
        return complete == 0 ? double.NaN : _sorted[complete / 2];
    }
}
