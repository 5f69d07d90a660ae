using HyperGen.Sampling.Finite;

namespace HyperGen.Sampling.Grid;

/// <summary>
/// A trial gets the first feasible cell in the order of the walk that no trial has, whatever points the default config and enqueued
/// configs took. Where earlier numbers are claimed by processes whose points are not known yet, it leaves one cell to each of them.
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
    private int _rowsSeen;
    private int _highestFinished = -1;

    public bool TryPropose(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point)
    {
        // The history only grows, so what was tried once needs no second look.
        while (TryCell(_firstUntried, point) && history.Contains(point)) _firstUntried++;

        long chosen = -1;
        int left = trialNumber - KnownBefore(history, trialNumber);
        for (long position = _firstUntried; left >= 0 && TryCell(position, point); position++)
        {
            if (history.Contains(point)) continue;
            chosen = position;
            left--;
        }

        return chosen >= 0 && TryCell(chosen, point);
    }

    /// <summary>How many of the trials before a number have points.</summary>
    private int KnownBefore(TrialHistory history, int trialNumber)
    {
        for (; _rowsSeen < history.Count; _rowsSeen++) _highestFinished = Math.Max(_highestFinished, history.Numbers[_rowsSeen]);
        int known = history.Count + history.Running.Count;
        if (_highestFinished > trialNumber)
        {
            foreach (int number in history.Numbers) known -= number > trialNumber ? 1 : 0;
        }

        for (int i = history.Running.Count - 1; i >= 0 && history.Running[i].Number > trialNumber; i--) known--;
        return known;
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
            long cell = order(_walked);
            cells.Point(cell, point);
            bool isFeasible = space.IsFeasible(point);
            _walked++; // not before: a constraint that throws is asked again
            if (!isFeasible) continue;
            _feasible.Add(cell);
            return true;
        }

        return _feasible.Count > 0 ? false : throw InfeasibleSpaceException.After(space, (int)_walked);
    }
}
