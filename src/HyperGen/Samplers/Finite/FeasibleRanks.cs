namespace HyperGen.Sampling.Finite;

/// <summary>
/// The feasible points of a finite space by rank, where they are few enough to list and the space small enough to look through.
/// </summary>
internal static class FeasibleRanks
{
    private const long MostScanned = 1L << 24;
    private const int MostListed = 1 << 20;

    /// <summary>The ranks in rising order, or <see langword="null"/> where a list would be too long or too slow to make.</summary>
    /// <exception cref="InfeasibleSpaceException">No point of the space is feasible.</exception>
    public static List<long>? Of(SearchSpace space, PointEnumeration enumeration)
    {
        if (enumeration.Count > (space.HasConstraints ? MostScanned : MostListed)) return null;
        List<long> ranks = new(space.HasConstraints ? 16 : (int)enumeration.Count);
        double[] point = new double[space.Count];
        for (long rank = 0; rank < enumeration.Count; rank++)
        {
            enumeration.Point(rank, point);
            if (!space.IsFeasible(point)) continue;
            if (ranks.Count == MostListed) return null;
            ranks.Add(rank);
        }

        return ranks.Count > 0 ? ranks : throw InfeasibleSpaceException.After(space, (int)enumeration.Count);
    }
}
