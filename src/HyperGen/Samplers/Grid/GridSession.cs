using HyperGen.Sampling.Finite;

namespace HyperGen.Sampling.Grid;

/// <summary>
/// Trial t gets the t-th feasible cell in the order of the walk; where that one was tried already or there is none (other trials took
/// numbers without taking cells), the first cell that was not tried.
/// </summary>
/// <param name="space">The space.</param>
/// <param name="cells">The grid.</param>
/// <param name="order">The cell at a position of the walk: a permutation.</param>
internal sealed class GridSession(SearchSpace space, PointEnumeration cells, Func<long, long> order) : ISamplerSession
{
    private const int MostInfeasibleInARow = 1 << 24;

    // Cells of the walk that are feasible, found as far as they were needed; unused without constraints.
    private readonly List<long> _feasible = [];
    private long _walked;
    private long _firstUntried;

    public bool TryPropose(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point)
    {
        if (TryCell(trialNumber, point) && !history.Contains(point)) return true;

        // The history only grows, so what was tried once needs no second look.
        for (; TryCell(_firstUntried, point); _firstUntried++)
        {
            if (!history.Contains(point)) return true;
        }

        return false;
    }

    private bool TryCell(long position, Span<double> point)
    {
        if (!space.HasConstraints)
        {
            if (position >= cells.Count) return false;
            cells.Point(order(position), point);
            return true;
        }

        while (_feasible.Count <= position)
        {
            if (!TryWalkToFeasible(point)) return false;
        }

        cells.Point(_feasible[(int)position], point);
        return true;
    }

    private bool TryWalkToFeasible(Span<double> point)
    {
        for (int infeasible = 0; _walked < cells.Count; infeasible++)
        {
            if (infeasible == MostInfeasibleInARow) break; // where none was found in so many, hardly any is left
            long cell = order(_walked++);
            cells.Point(cell, point);
            if (!space.IsFeasible(point)) continue;
            _feasible.Add(cell);
            return true;
        }

        return _feasible.Count > 0 ? false : throw InfeasibleSpaceException.After(space, (int)_walked);
    }
}
