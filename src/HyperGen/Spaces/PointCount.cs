namespace HyperGen.Spaces;

/// <summary>
/// Counts the distinct points of a space: walks over the values of its parent parameters, and multiplies the counts of groups of parameters
/// that no condition connects.
/// </summary>
internal sealed class PointCount
{
    private const long Limit = 1L << 53;
    private const int MostSteps = 200_000;

    private readonly SearchSpace _space;
    private readonly HashSet<int> _parents;
    private readonly double[] _point;
    private int _steps;

    private PointCount(SearchSpace space)
    {
        _space = space;
        _point = new double[space.Count];
        _parents = [.. space.Parameters.SelectMany(parameter => parameter.Conditions).Select(condition => condition.ParentIndex)];
    }

    /// <summary>The number of points, or <see langword="null"/> when it is infinite, beyond 2^53 or too costly to find.</summary>
    public static long? Of(SearchSpace space)
    {
        foreach (Parameter parameter in space.Parameters)
        {
            if (parameter.Cardinality is null) return null;
        }

        PointCount counter = new(space);
        double product = 1;
        foreach (List<int> group in Groups(space))
        {
            if (counter.Count(group, 0) is not { } count) return null;
            product *= count;
        }

        return product <= Limit ? (long)product : null;
    }

    /// <summary>Parameters that conditions connect, each group in activation order.</summary>
    private static IEnumerable<List<int>> Groups(SearchSpace space)
    {
        var groupOf = new List<int>?[space.Count];
        foreach (int index in space.ActivationOrder)
        {
            List<int> group = [];
            foreach (List<int> joined in space.Parameters[index].Conditions.Select(condition => groupOf[condition.ParentIndex]!).Distinct())
                group.AddRange(joined);
            group.Add(index);
            foreach (int member in group) groupOf[member] = group;
        }

        return groupOf.OfType<List<int>>().Distinct();
    }

    // Parents are enumerated because they decide what else is active; the values of a leaf only multiply.
    private double? Count(List<int> group, int position)
    {
        if (++_steps > MostSteps) return null;
        if (position == group.Count) return 1;
        Parameter parameter = _space.Parameters[group[position]];
        _point[parameter.Index] = double.NaN;
        if (!parameter.IsActive(_point)) return Count(group, position + 1);
        long cardinality = parameter.Cardinality!.Value;
        if (!_parents.Contains(parameter.Index)) return cardinality * Count(group, position + 1);
        double total = 0;
        for (long level = 0; level < cardinality; level++)
        {
            _point[parameter.Index] = parameter.AtLevel(level);
            if (Count(group, position + 1) is not { } count) return null;
            total += count;
        }

        return total;
    }
}
