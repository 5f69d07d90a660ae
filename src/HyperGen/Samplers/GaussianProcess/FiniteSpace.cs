using HyperGen.Sampling.Finite;

namespace HyperGen.Sampling.GaussianProcess;

/// <summary>All feasible points of a space that has few: all are scored instead of searched.</summary>
internal sealed class FiniteSpace
{
    private const int MostScored = 4096;
    private const int MostTested = 1 << 15; // a proposal among points that are not listed takes as many tests

    private readonly EncodedSpace _space;
    private readonly double[] _points;
    private readonly double[] _codes;

    private FiniteSpace(EncodedSpace space, PointEnumeration points, List<long> ranks)
    {
        (_space, Count) = (space, ranks.Count);
        (_points, _codes) = (new double[Count * space.Space.Count], new double[Count * space.Dimensions]);
        for (int i = 0; i < Count; i++)
        {
            points.Point(ranks[i], _points.AsSpan(i * space.Space.Count, space.Space.Count));
            space.Encode(Point(i), _codes.AsSpan(i * space.Dimensions, space.Dimensions));
        }
    }

    /// <summary>Number of feasible points.</summary>
    public int Count { get; }

    public ReadOnlySpan<double> Point(int i) => _points.AsSpan(i * _space.Space.Count, _space.Space.Count);

    public ReadOnlySpan<double> Codes(int i) => _codes.AsSpan(i * _space.Dimensions, _space.Dimensions);

    /// <summary>The list of a space, or <see langword="null"/> where it would be long.</summary>
    public static FiniteSpace? Of(EncodedSpace space)
    {
        if (space.Space.Cardinality is not <= MostTested || FeasibleRanks.Of(space.Space) is not { } feasible) return null;
        return feasible.All(MostScored) is { } ranks ? new FiniteSpace(space, feasible.Points, ranks) : null;
    }

    /// <summary>Whether a point is left that is neither finished nor running.</summary>
    public bool HasNew(TrialHistory history)
    {
        if (Count > history.DistinctPoints) return true;
        for (int i = 0; i < Count; i++)
        {
            if (!history.Contains(Point(i))) return true;
        }

        return false;
    }
}
