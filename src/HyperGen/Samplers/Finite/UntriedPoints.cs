namespace HyperGen.Sampling.Finite;

/// <summary>Uniform draws among the feasible points of a space that no finished or running trial has. One per session.</summary>
/// <remarks>
/// Infinite spaces are drawn from directly. Finite ones by rejection while most points are left; when that fails, from the exact set of
/// what is left, so a draw does not slow down as the space fills. Both ways depend on the history alone, not on earlier calls.
/// </remarks>
internal sealed class UntriedPoints(SearchSpace space)
{
    private const int Rejections = 24;
    private const long MostListed = 1 << 20;

    private readonly PointEnumeration? _enumeration = PointEnumeration.Of(space);
    private RankSet? _left;
    private double[] _point = [];
    private int _rowsSeen;

    /// <summary>Draws a point; false when none is left.</summary>
    /// <exception cref="InfeasibleSpaceException">The space has no feasible point, or none that could be found.</exception>
    public bool TryDraw(TrialHistory history, ref Rng rng, Span<double> point)
    {
        if (_enumeration is null)
        {
            space.Sample(ref rng, point);
            return true;
        }

        // The rejection comes first in any case: a session that has the list already draws what one without it would.
        bool listable = _enumeration.Count <= MostListed;
        if (TryReject(history, listable ? Rejections : SearchSpace.FeasibilityAttempts, ref rng, point)) return true;
        if (!listable) return TryProbe(history, ref rng, point);
        Synchronise(history);
        if (_left!.Count == 0) return false;
        _enumeration.Point(_left.Member(rng.NextIndex(_left.Count)), point);
        return true;
    }

    private bool TryReject(TrialHistory history, int attempts, ref Rng rng, Span<double> point)
    {
        if (history.DistinctPoints >= _enumeration!.Count) return false;
        for (int attempt = 0; attempt < attempts; attempt++)
        {
            foreach (int index in space.ActivationOrder)
            {
                Parameter parameter = space.Parameters[index];
                point[index] = parameter.IsActive(point) ? parameter.Sample(ref rng) : double.NaN;
            }

            if (!history.Contains(point) && space.IsFeasible(point)) return true;
        }

        return false;
    }

    private void Synchronise(TrialHistory history)
    {
        if (_point.Length != space.Count) _point = new double[space.Count];
        if (_left is null)
        {
            bool[] members = new bool[_enumeration!.Count];
            bool anyFeasible = false;
            for (int rank = 0; rank < members.Length; rank++)
            {
                _enumeration.Point(rank, _point);
                bool feasible = space.IsFeasible(_point);
                anyFeasible |= feasible;
                members[rank] = feasible && !history.Contains(_point);
            }

            if (!anyFeasible) throw InfeasibleSpaceException.After(space, members.Length);
            _left = new RankSet(members);
            _rowsSeen = history.Count;
            return;
        }

        for (; _rowsSeen < history.Count; _rowsSeen++)
        {
            history.CopyPoint(_rowsSeen, _point);
            Remove(_point);
        }

        for (int i = 0; i < history.Running.Count; i++) Remove(history.Running[i].Point);
    }

    private void Remove(ReadOnlySpan<double> point)
    {
        long rank = _enumeration!.Rank(point);
        if (rank >= 0) _left!.Remove((int)rank);
    }

    // A space too large to list and yet so full or so constrained that drawing fails: the next free point from a random place on.
    private bool TryProbe(TrialHistory history, ref Rng rng, Span<double> point)
    {
        long count = _enumeration!.Count;
        if (history.DistinctPoints >= count) return false;
        long start = rng.NextInt(0, count - 1);
        long steps = Math.Min(count, MostListed);
        for (long step = 0; step < steps; step++)
        {
            _enumeration.Point((start + step) % count, point);
            if (!history.Contains(point) && space.IsFeasible(point)) return true;
        }

        throw InfeasibleSpaceException.After(space, (int)(steps + SearchSpace.FeasibilityAttempts));
    }
}
