using HyperGen.Spaces;

namespace HyperGen.Sampling.Finite;

/// <summary>Draws among the feasible points of a space that no finished or running trial has. One per session.</summary>
/// <remarks>
/// Uniform draws while most points are left; when these fail, from the exact set of what is left, so a draw does not slow down as the space
/// fills. What has too many points to test them all for that is walked from known feasible points. Every way depends on the history alone,
/// not on earlier calls.
/// </remarks>
internal sealed class UntriedPoints(SearchSpace space)
{
    private const int Rejections = 24;
    private const int Repeats = 1000;
    private const int Walks = 8;
    private const int MostListed = 1 << 20; // where no constraint has to be tested

    private readonly FeasibleRanks? _feasible = FeasibleRanks.Of(space);
    private readonly double[] _point = new double[space.Count];
    private List<long>? _ranks;
    private RankSet? _left; // of positions in the ranks
    private int _rowsSeen;
    private int _firstUntried;

    /// <summary>Draws a point; false when none is left.</summary>
    /// <exception cref="InfeasibleSpaceException">The space has no feasible point, or none that could be found.</exception>
    public bool TryDraw(TrialHistory history, ref Rng rng, Span<double> point)
    {
        if (_feasible is null)
        {
            DrawOfInfinite(history, ref rng, point);
            return true;
        }

        // The rejection comes first in any case: a session that has the list already draws what one without it would.
        long count = _feasible.Points.Count;
        if (history.DistinctPoints >= count) return false;
        bool isListed = count <= (space.HasConstraints ? SearchSpace.FeasibilityAttempts : MostListed);
        if (TryReject(history, isListed ? Rejections : SearchSpace.FeasibilityAttempts, ref rng, point)) return true;
        return isListed ? TryListed(history, _feasible, ref rng, point) : TrySearch(history, _feasible, ref rng, point);
    }

    // A point without a continuous number comes again and again; one that is drawn a thousand times in vain has no new one beside it.
    private void DrawOfInfinite(TrialHistory history, ref Rng rng, Span<double> point)
    {
        for (int draw = 0; draw < Repeats; draw++)
        {
            space.Sample(ref rng, point);
            if (!space.HasCountablePoints || !history.Contains(point)) return;
        }
    }

    private bool TryReject(TrialHistory history, int attempts, ref Rng rng, Span<double> point)
    {
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

    private bool TryListed(TrialHistory history, FeasibleRanks feasible, ref Rng rng, Span<double> point)
    {
        if (_left is null) List(history, feasible);
        else Follow(history, feasible);
        if (_left!.Count == 0) return false;
        feasible.Points.Point(_ranks![_left.Member(rng.NextIndex(_left.Count))], point);
        return true;
    }

    private void List(TrialHistory history, FeasibleRanks feasible)
    {
        _ranks = feasible.All(MostListed)!;
        bool[] members = new bool[_ranks.Count];
        for (int i = 0; i < members.Length; i++)
        {
            feasible.Points.Point(_ranks[i], _point);
            members[i] = !history.Contains(_point);
        }

        _left = new RankSet(members);
        _rowsSeen = history.Count;
    }

    private void Follow(TrialHistory history, FeasibleRanks feasible)
    {
        for (; _rowsSeen < history.Count; _rowsSeen++)
        {
            history.CopyPoint(_rowsSeen, _point);
            Remove(feasible.Points.Rank(_point));
        }

        for (int i = 0; i < history.Running.Count; i++) Remove(feasible.Points.Rank(history.Running[i].Point));
    }

    private void Remove(long rank)
    {
        int at = _ranks!.BinarySearch(rank);
        if (at >= 0) _left!.Remove(at);
    }

    // A space so full or so constrained that drawing fails: walks from feasible points, then the first one that no trial has. Where there
    // is none, the space is used up, or counts as it if it is too large to be looked at as a whole.
    private bool TrySearch(TrialHistory history, FeasibleRanks feasible, ref Rng rng, Span<double> point)
    {
        for (int walk = 0; space.HasConstraints && walk < Walks; walk++)
        {
            Walk(history, feasible, ref rng, point);
            if (!history.Contains(point)) return true;
        }

        // The history only grows, so what was tried once needs no second look.
        for (; feasible.TryPoint(_firstUntried, point); _firstUntried++)
        {
            if (!history.Contains(point)) return true;
        }

        return false;
    }

    private void Walk(TrialHistory history, FeasibleRanks feasible, ref Rng rng, Span<double> point)
    {
        if (history.Count > 0) history.CopyPoint(rng.NextIndex(history.Count), point);
        bool isFound = history.Count > 0 && space.IsFeasible(point);
        if (!isFound && feasible.CoversSpace && !space.HasDefault) isFound = feasible.TryPoint(0, point);
        if (isFound) new FeasibleWalk(space).Run(ref rng, point);
        else space.SampleByWalk(ref rng, point);
    }
}
