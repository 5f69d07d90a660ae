using HyperGen.Numerics;

namespace HyperGen.Sampling.GaussianProcess;

/// <summary>
/// What trials of exactly equal value say of an objective that is constant in cells: a table behind a continuous parameter, a size that is
/// rounded, an accuracy of few samples. A point in the cell of a finished trial cannot improve on it.
/// </summary>
/// <remarks>
/// Neighbouring trials of equal value lie in one cell, which reaches at least from lo_k to hi_k along axis k; w_k is the width of the
/// cells, taken from the widest that was seen. A point that lies δ_k outside of [lo_k, hi_k] is still in the cell with probability
/// P = Π_k max(0, 1 − δ_k/(w_k − (hi_k − lo_k))), as the cell may reach as far on one side as on the other. The expected improvement
/// shrinks by the share 1 − max P over the cells. Where no two values are equal all w are 0 and nothing happens.
/// </remarks>
internal sealed class Plateaus(EncodedSpace space)
{
    // Equal values farther apart than this along an axis are a coincidence.
    private const double WidestCell = 0.25;

    // What the widest cell that was seen leaves out.
    private const double Allowance = 1.25;

    // Where the logarithm of the share ends: at a point that was tried.
    private const double LeastShare = 1e-6;

    private readonly double[] _widths = new double[space.Dimensions];
    private readonly double[] _codes = new double[space.Dimensions];
    private readonly double[] _point = new double[space.Space.Count];
    private double[] _values = []; // by cell
    private double[] _low = []; // cell by cell
    private double[] _high = [];
    private readonly List<int> _cells = []; // those that count, see Consider
    private readonly List<int> _cellOf = []; // by history row, -1 for a trial without a value
    private readonly List<double> _ranked = []; // the values of all trials, the best last
    private int _count;

    /// <summary>Whether anything is known of cells.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>Takes in a finished trial.</summary>
    public void Tell(TrialHistory history, int row)
    {
        double value = history.Values[row];
        bool isGood = Rank(history.Direction == StudyDirection.Minimize ? -value : value, row);
        _cellOf.Add(-1);
        if (history.States[row] != TrialState.Complete || !double.IsFinite(value)) return;
        history.CopyPoint(row, _point);
        space.Encode(_point, _codes);
        int cell = 0;
        while (cell < _count && !(_values[cell] == value && IsNear(cell))) cell++;
        _cellOf[row] = cell;
        if (!_cells.Contains(cell)) _cells.Add(cell);
        if (cell == _count) Add(value);
        else Widen(cell, isGood);
    }

    /// <summary>From here on only the cells of some history rows count, and of the trials that are still to come.</summary>
    public void Consider(ReadOnlySpan<int> rows)
    {
        _cells.Clear();
        foreach (int row in rows)
        {
            if (_cellOf[row] >= 0 && !_cells.Contains(_cellOf[row])) _cells.Add(_cellOf[row]);
        }
    }

    /// <summary>ln(1 − max P) at codes.</summary>
    public double At(ReadOnlySpan<double> codes) => IsKnown ? Elementary.Log(1 - Nearest(codes, out _)) : 0;

    /// <summary>Adds the slopes along numeric columns in scaled units, in column order, and returns the value.</summary>
    public double AddSlopes(ReadOnlySpan<double> codes, Columns columns, Span<double> gradient)
    {
        if (!IsKnown) return 0;
        double same = Nearest(codes, out int cell);
        for (int column = 0; column < columns.Numbers && same > 0; column++)
        {
            Axis axis = columns.Order[column];
            double outside = Outside(axis, codes[axis.Position], cell, out double reach);
            if (outside == 0) continue;
            double slope = same / (1 - same) / (reach - Math.Abs(outside));
            gradient[column] += Math.Sign(outside) * slope / columns.Inverse(column);
        }

        return Elementary.Log(1 - same);
    }

    private double Nearest(ReadOnlySpan<double> codes, out int nearest)
    {
        double most = 0;
        nearest = -1;
        foreach (int cell in _cells)
        {
            double same = 1;
            foreach (Axis axis in space.Axes)
            {
                double outside = Outside(axis, codes[axis.Position], cell, out double reach);
                if (outside != 0) same *= Math.Max(0, 1 - (Math.Abs(outside) / reach));
                if (same <= most) break;
            }

            if (same > most) (most, nearest) = (same, cell);
        }

        return Math.Min(most, 1 - LeastShare);
    }

    // How far a code lies beyond what is known of a cell, and how far the cell may reach there.
    private double Outside(Axis axis, double code, int cell, out double reach)
    {
        int at = (cell * space.Dimensions) + axis.Position;
        reach = Math.Max(0, _widths[axis.Position] - (_high[at] - _low[at]));
        return code > _high[at] ? code - _high[at] : code < _low[at] ? code - _low[at] : 0;
    }

    private bool IsNear(int cell)
    {
        foreach (Axis axis in space.Axes)
        {
            int at = (cell * space.Dimensions) + axis.Position;
            double code = _codes[axis.Position];
            if (Math.Max(_high[at], code) - Math.Min(_low[at], code) > (axis.IsChoice ? 0 : WidestCell)) return false;
        }

        return true;
    }

    private void Add(double value)
    {
        int d = space.Dimensions;
        if (_count == _values.Length)
        {
            int capacity = Math.Max(64, 2 * _count);
            Array.Resize(ref _values, capacity);
            Array.Resize(ref _low, capacity * d);
            Array.Resize(ref _high, capacity * d);
        }

        _values[_count] = value;
        _codes.CopyTo(_low, _count * d);
        _codes.CopyTo(_high, _count * d);
        _count++;
    }

    private void Widen(int cell, bool good)
    {
        for (int k = 0; k < space.Dimensions; k++)
        {
            int at = (cell * space.Dimensions) + k;
            (_low[at], _high[at]) = (Math.Min(_low[at], _codes[k]), Math.Max(_high[at], _codes[k]));
            if (!good) continue;
            _widths[k] = Math.Max(_widths[k], Allowance * (_high[at] - _low[at]));
            IsKnown |= _widths[k] > 0;
        }
    }

    // Whether a value is in the better half of those before: on the plain of what failed to learn, equal values mean nothing.
    private bool Rank(double value, int row)
    {
        if (double.IsNaN(value)) return false;
        int low = 0, high = _ranked.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_ranked[middle] <= value) low = middle + 1;
            else high = middle;
        }

        int better = _ranked.Count - low;
        _ranked.Insert(low, value);
        return 2 * better <= row;
    }
}
