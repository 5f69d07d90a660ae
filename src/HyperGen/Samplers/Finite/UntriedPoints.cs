namespace HyperGen.Sampling.Finite;

/// <summary>Uniform draws among the feasible points of a space that no finished or running trial has. One per session.</summary>
/// <remarks>
/// Infinite spaces are drawn from directly. Finite ones by rejection while most points are left; when that fails, from the exact set of
/// what is left, so a draw does not slow down as the space fills. Both ways depend on the history alone, not on earlier calls.
/// </remarks>
internal sealed class UntriedPoints(SearchSpace space)
{
    private const int Rejections = 24;
    private const int Walks = 200;
    private const long MostListed = 1 << 20;

    private readonly PointEnumeration? _enumeration = PointEnumeration.Of(space);
    private readonly double[] _point = new double[space.Count];
    private List<long>? _ranks;
    private RankSet? _left; // of positions in the ranks
    private int _rowsSeen;
    private bool _isLooked;

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
        int attempts = _enumeration.Count <= MostListed ? Rejections : SearchSpace.FeasibilityAttempts;
        if (TryReject(history, attempts, ref rng, point)) return true;
        Synchronise(history);
        if (_left is null) return TrySearch(history, ref rng, point);
        if (_left.Count == 0) return false;
        _enumeration.Point(_ranks![_left.Member(rng.NextIndex(_left.Count))], point);
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
        if (!_isLooked)
        {
            _ranks = FeasibleRanks.Of(space, _enumeration!);
            _isLooked = true;
            if (_ranks is null) return;
            bool[] members = new bool[_ranks.Count];
            for (int i = 0; i < members.Length; i++)
            {
                _enumeration!.Point(_ranks[i], _point);
                members[i] = !history.Contains(_point);
            }

            _left = new RankSet(members);
            _rowsSeen = history.Count;
            return;
        }

        if (_left is null) return;
        for (; _rowsSeen < history.Count; _rowsSeen++)
        {
            history.CopyPoint(_rowsSeen, _point);
            Remove(_point);
        }

        for (int i = 0; i < history.Running.Count; i++) Remove(history.Running[i].Point);
    }

    private void Remove(ReadOnlySpan<double> point)
    {
        int at = _ranks!.BinarySearch(_enumeration!.Rank(point));
        if (at >= 0) _left!.Remove(at);
    }

    // A space too large to list and yet so full or so constrained that drawing fails: walks from feasible points, then the next free point
    // from a random place on. Where neither finds any, a space that has had feasible points counts as used up.
    private bool TrySearch(TrialHistory history, ref Rng rng, Span<double> point)
    {
        long count = _enumeration!.Count;
        if (history.DistinctPoints >= count) return false;
        for (int walk = 0; space.HasConstraints && walk < Walks; walk++)
        {
            Walk(history, ref rng, point);
            if (!history.Contains(point)) return true;
        }

        long start = rng.NextInt(0, count - 1);
        long steps = Math.Min(count, MostListed);
        for (long step = 0; step < steps; step++)
        {
            _enumeration.Point((start + step) % count, point);
            if (!history.Contains(point) && space.IsFeasible(point)) return true;
        }

        return false;
    }

    private void Walk(TrialHistory history, ref Rng rng, Span<double> point)
    {
        if (history.Count > 0) history.CopyPoint(rng.NextIndex(history.Count), point);
        if (history.Count > 0 && space.IsFeasible(point)) new Spaces.FeasibleWalk(space).Run(ref rng, point);
        else space.SampleByWalk(ref rng, point);
    }
}
