using System.Runtime.InteropServices;
using HyperGen.Sampling.Finite;

namespace HyperGen.Sampling.GaussianProcess;

/// <summary>All feasible points of a space that has few.</summary>
internal sealed class FiniteSpace
{
    /// <summary>Up to this many points are all scored instead of searched.</summary>
    public const int MostScored = 4096;

    private const int MostListed = 65_536;

    private readonly EncodedSpace _space;
    private readonly List<double> _points = [];
    private readonly double[] _codes;

    private FiniteSpace(EncodedSpace space, PointEnumeration enumeration)
    {
        _space = space;
        double[] point = new double[space.Space.Count];
        for (long rank = 0; rank < enumeration.Count; rank++)
        {
            enumeration.Point(rank, point);
            if (!space.Space.IsFeasible(point)) continue;
            _points.AddRange(point);
            Count++;
        }

        _codes = new double[Count * space.Dimensions];
        for (int i = 0; i < Count; i++) space.Encode(Point(i), _codes.AsSpan(i * space.Dimensions, space.Dimensions));
    }

    /// <summary>Number of feasible points.</summary>
    public int Count { get; private set; }

    public ReadOnlySpan<double> Point(int i) =>
        CollectionsMarshal.AsSpan(_points).Slice(i * _space.Space.Count, _space.Space.Count);

    public ReadOnlySpan<double> Codes(int i) => _codes.AsSpan(i * _space.Dimensions, _space.Dimensions);

    /// <summary>The list of a space, or <see langword="null"/> where it would be long.</summary>
    public static FiniteSpace? Of(EncodedSpace space)
    {
        if (space.Space.Cardinality is not <= MostListed || PointEnumeration.Of(space.Space) is not { } enumeration) return null;
        FiniteSpace all = new(space, enumeration);
        return all.Count > 0 ? all : throw InfeasibleSpaceException.After(space.Space, (int)space.Space.Cardinality);
    }

    /// <summary>Whether there are so few points that each of them is scored.</summary>
    public bool IsScored => Count <= MostScored;

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
