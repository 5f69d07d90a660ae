using HyperGen.Numerics;

namespace HyperGen.Sampling.GaussianProcess;

/// <summary>Chooses the trials a model of a long history sees: the best, the latest, and those nearest to the best one.</summary>
internal sealed class LocalSubset(EncodedSpace space)
{
    private const int Best = 100;
    private const int Latest = 50;
    private const int Size = 400;

    private readonly double[] _weights = new double[space.Dimensions];
    private readonly double[] _centre = new double[space.Dimensions];
    private readonly double[] _codes = new double[space.Dimensions];
    private readonly double[] _point = new double[space.Space.Count];
    private double[] _keys = [];
    private int[] _order = [];
    private bool[] _taken = [];
    private readonly int[] _rows = new int[Size];

    /// <summary>History rows in rising order.</summary>
    /// <param name="history">The history.</param>
    /// <param name="count">Number of its trials that count; above <see cref="Size"/>.</param>
    /// <param name="t">Their targets, larger is better.</param>
    /// <param name="theta">The hyperparameters that measure distance.</param>
    public ReadOnlySpan<int> Select(TrialHistory history, int count, ReadOnlySpan<double> t, ReadOnlySpan<double> theta)
    {
        if (_keys.Length < count) (_keys, _order, _taken) = (new double[2 * count], new int[2 * count], new bool[2 * count]);
        _taken.AsSpan().Clear();
        for (int k = 0; k < _weights.Length; k++) _weights[k] = Elementary.Exp(-2 * theta[k]);

        for (int row = 0; row < count; row++) _keys[row] = -t[row];
        int best = Take(count, Best);
        for (int row = count - Latest; row < count; row++) _taken[row] = true;
        Encode(history, best);
        _codes.CopyTo(_centre, 0);
        int taken = 0;
        for (int row = 0; row < count; row++)
        {
            Encode(history, row);
            _keys[row] = Distance();
            if (!_taken[row]) continue;
            taken++;
            _keys[row] = double.PositiveInfinity;
        }

        Take(count, Size - taken);
        int next = 0;
        for (int row = 0; row < count; row++)
        {
            if (_taken[row]) _rows[next++] = row;
        }

        return _rows.AsSpan(0, next);
    }

    // Marks the rows of the smallest keys and returns the first.
    private int Take(int count, int number)
    {
        for (int row = 0; row < count; row++) _order[row] = row;
        _keys.AsSpan(0, count).Sort(_order.AsSpan(0, count));
        for (int i = 0; i < number; i++) _taken[_order[i]] = true;
        return _order[0];
    }

    private void Encode(TrialHistory history, int row)
    {
        history.CopyPoint(row, _point);
        space.Encode(_point, _codes);
    }

    private double Distance()
    {
        double sum = 0;
        foreach (Axis axis in space.Axes)
        {
            int k = axis.Position;
            double difference = _codes[k] - _centre[k];
            sum += _weights[k] * (axis.IsChoice ? (difference == 0 ? 0 : 1) : difference * difference);
        }

        return sum;
    }
}
