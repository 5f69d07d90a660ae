using System.Runtime.CompilerServices;
using HyperGen.Sampling.Grid;

namespace HyperGen.Sampling.Finite;

/// <summary>
/// The feasible points of a finite space in a fixed shuffled order, found as far as somebody needed them and kept as long as the space: no
/// study tests a point again that another one tested.
/// </summary>
/// <remarks>The i-th feasible point is the same whoever asks for it, so no proposal depends on how far others have looked.</remarks>
internal sealed class FeasibleRanks
{
    private const long MostCovered = 1L << 24;
    private const long MostTestedOfMore = 1L << 20;

    private static readonly ConditionalWeakTable<SearchSpace, FeasibleRanks> Known = [];

    private readonly Lock _lock = new();
    private readonly SearchSpace _space;
    private readonly CellPermutation _order;
    private readonly double[] _point;
    private readonly List<long> _ranks = [];
    private long _tested;

    private FeasibleRanks(SearchSpace space, PointEnumeration points)
    {
        (_space, Points) = (space, points);
        (_order, _point) = (new CellPermutation(seed: 0, points.Count), new double[space.Count]);
    }

    /// <summary>All points, feasible or not.</summary>
    public PointEnumeration Points { get; }

    /// <summary>Whether every point of the space is looked at; of a larger one only a part is.</summary>
    public bool CoversSpace => Points.Count <= MostCovered;

    /// <summary>Those of a space, or <see langword="null"/> for one that is infinite or too large to number.</summary>
    public static FeasibleRanks? Of(SearchSpace space)
    {
        if (Known.TryGetValue(space, out FeasibleRanks? known)) return known;
        return PointEnumeration.Of(space) is { } points ? Known.GetValue(space, key => new FeasibleRanks(key, points)) : null;
    }

    /// <summary>Writes the point of a number, from 0; false when there are no more.</summary>
    /// <exception cref="InfeasibleSpaceException">No point of the space is feasible.</exception>
    public bool TryPoint(int number, Span<double> point)
    {
        lock (_lock)
        {
            if (!TryFind(number)) return false;
            Points.Point(_ranks[number], point);
            return true;
        }
    }

    /// <summary>All ranks in rising order, or <see langword="null"/> where there are more than <paramref name="most"/>.</summary>
    /// <exception cref="InfeasibleSpaceException">No point of the space is feasible.</exception>
    public List<long>? All(int most)
    {
        if (!_space.HasConstraints && Points.Count > most) return null;
        lock (_lock)
        {
            return TryFind(most) ? null : [.. _ranks.Order()];
        }
    }

    private bool TryFind(int number)
    {
        long end = CoversSpace ? Points.Count : MostTestedOfMore;
        while (_ranks.Count <= number)
        {
            if (_tested == end) return _ranks.Count > 0 || !CoversSpace ? false : throw InfeasibleSpaceException.After(_space, (int)end);
            long rank = _order.At(_tested);
            Points.Point(rank, _point);
            bool isFeasible = _space.IsFeasible(_point);
            _tested++; // not before: a constraint that throws is asked again
            if (isFeasible) _ranks.Add(rank);
        }

        return true;
    }
}
