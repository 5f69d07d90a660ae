using HyperGen.Sampling.Finite;
using HyperGen.Sampling.QuasiRandom;

namespace HyperGen.Sampling.Grid;

/// <summary>
/// The cells of a grid in the order in which the points of a scrambled Sobol sequence fall into them for the first time; when hardly any
/// new one comes any more, the rest in shuffled order. Found as far as it is asked for.
/// </summary>
internal sealed class LowDiscrepancyOrder
{
    private const int MostRepeatsInARow = 32;

    private readonly SearchSpace _space;
    private readonly PointEnumeration _cells;
    private readonly UnitPoints _points;
    private readonly CellPermutation _rest;
    private readonly double[] _point;
    private readonly List<long> _order = [];
    private readonly HashSet<long> _visited = [];
    private long _nextPoint;
    private long _nextRest;
    private bool _isFilling;

    public LowDiscrepancyOrder(SearchSpace space, PointEnumeration cells, ulong seed)
    {
        (_space, _cells) = (space, cells);
        (_points, _rest, _point) = (new UnitPoints(space.Count, seed), new CellPermutation(seed, cells.Count), new double[space.Count]);
    }

    /// <summary>The cell at a position.</summary>
    public long At(long position)
    {
        while (_order.Count <= position)
        {
            long cell = NextCell();
            _visited.Add(cell);
            _order.Add(cell);
        }

        return _order[(int)position];
    }

    private long NextCell()
    {
        for (int repeats = 0; !_isFilling; repeats++)
        {
            long cell = CellOf(_points.Point(_nextPoint++));
            if (!_visited.Contains(cell)) return cell;
            _isFilling = repeats == MostRepeatsInARow;
        }

        while (true)
        {
            long cell = _rest.At(_nextRest++);
            if (!_visited.Contains(cell)) return cell;
        }
    }

    private long CellOf(ReadOnlySpan<double> unit)
    {
        foreach (int k in _space.ActivationOrder)
        {
            LevelAxis axis = _cells.Axes[k];
            _point[k] = _space.Parameters[k].IsActive(_point) ? axis.Value(axis.AtUnit(unit[k])) : double.NaN;
        }

        return _cells.Rank(_point);
    }
}
