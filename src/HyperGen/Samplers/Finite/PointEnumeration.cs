namespace HyperGen.Sampling.Finite;

/// <summary>
/// Numbers the points of a finite set of levels: rank to point and back without listing the points. Parents of conditions vary slowest,
/// in activation order; then the other parameters in declaration order, the last one fastest. Every valid combination has one rank.
/// </summary>
/// <remarks>A branch is one combination of parent values; within it the active leaves form an ordinary mixed-radix grid.</remarks>
internal sealed class PointEnumeration
{
    /// <summary>Ranks are exact in a double and sums of them in a long.</summary>
    public const long MostPoints = 1L << 53;

    private const int MostBranches = 1 << 18;

    private readonly SearchSpace _space;
    private readonly LevelAxis[] _axes;
    private readonly int[] _parents;
    private readonly int[] _leaves;
    private readonly List<long[]> _branches = []; // levels of the parents, -1 for an inactive one; in lexicographic order
    private readonly List<long> _starts = [];

    private PointEnumeration(SearchSpace space, LevelAxis[] axes)
    {
        (_space, _axes) = (space, axes);
        var parents =
            new HashSet<int>(space.Parameters.SelectMany(parameter => parameter.Conditions).Select(condition => condition.ParentIndex));
        _parents = [.. space.ActivationOrder.ToArray().Where(parents.Contains)];
        _leaves = [.. Enumerable.Range(0, space.Count).Where(index => !parents.Contains(index))];
    }

    /// <summary>Number of points, constraints not considered.</summary>
    public long Count { get; private set; }

    /// <summary>The levels of the parameters, by index.</summary>
    public IReadOnlyList<LevelAxis> Axes => _axes;

    /// <summary>The enumeration of all points of a finite space; null for an infinite one or one too large to number.</summary>
    public static PointEnumeration? Of(SearchSpace space) =>
        space.Cardinality is null ? null : Of(space, [.. space.Parameters.Select(LevelAxis.All)]);

    /// <summary>
    /// The enumeration over given levels; null beyond <see cref="MostPoints"/> points or too many combinations of parents.
    /// </summary>
    public static PointEnumeration? Of(SearchSpace space, LevelAxis[] axes)
    {
        PointEnumeration enumeration = new(space, axes);
        return enumeration.AddBranches(0, new double[space.Count], new long[enumeration._parents.Length]) ? enumeration : null;
    }

    /// <summary>Writes the point of a rank.</summary>
    public void Point(long rank, Span<double> point)
    {
        int branch = _starts.BinarySearch(rank);
        if (branch < 0) branch = ~branch - 1;
        long rest = rank - _starts[branch];
        long[] levels = _branches[branch];
        for (int i = 0; i < _parents.Length; i++) point[_parents[i]] = levels[i] < 0 ? double.NaN : _axes[_parents[i]].Value(levels[i]);
        for (int i = _leaves.Length - 1; i >= 0; i--)
        {
            int index = _leaves[i];
            if (!_space.Parameters[index].IsActive(point))
            {
                point[index] = double.NaN;
                continue;
            }

            (rest, long level) = Math.DivRem(rest, _axes[index].Count);
            point[index] = _axes[index].Value(level);
        }
    }

    /// <summary>The rank of a valid point, or -1 when it is not among the levels.</summary>
    public long Rank(ReadOnlySpan<double> point)
    {
        int branch = BranchOf(point);
        if (branch < 0) return -1;
        long rank = 0;
        foreach (int index in _leaves)
        {
            if (!_space.Parameters[index].IsActive(point)) continue;
            long level = _axes[index].Level(point[index]);
            if (level < 0) return -1;
            rank = (rank * _axes[index].Count) + level;
        }

        return _starts[branch] + rank;
    }

    private int BranchOf(ReadOnlySpan<double> point)
    {
        int low = 0, high = _branches.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            int order = Compare(_branches[middle], point);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }

        return -1;
    }

    private int Compare(long[] levels, ReadOnlySpan<double> point)
    {
        for (int i = 0; i < _parents.Length; i++)
        {
            double value = point[_parents[i]];
            int order = levels[i].CompareTo(double.IsNaN(value) ? -1 : _axes[_parents[i]].Level(value));
            if (order != 0) return order;
        }

        return 0;
    }

    private bool AddBranches(int position, double[] point, long[] levels)
    {
        if (position == _parents.Length) return AddBranch(point, levels);
        int index = _parents[position];
        if (!_space.Parameters[index].IsActive(point))
        {
            (point[index], levels[position]) = (double.NaN, -1);
            return AddBranches(position + 1, point, levels);
        }

        for (long level = 0; level < _axes[index].Count; level++)
        {
            (point[index], levels[position]) = (_axes[index].Value(level), level);
            if (!AddBranches(position + 1, point, levels)) return false;
        }

        return true;
    }

    private bool AddBranch(double[] point, long[] levels)
    {
        double size = 1; // a double: exact as far as it matters, and beyond it only "too many" is to be known
        foreach (int index in _leaves)
        {
            if (_space.Parameters[index].IsActive(point)) size *= _axes[index].Count;
        }

        if (_branches.Count == MostBranches || Count + size > MostPoints) return false;
        _branches.Add([.. levels]);
        _starts.Add(Count);
        Count += (long)size;
        return true;
    }
}
