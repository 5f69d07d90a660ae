namespace HyperGen.Spaces;

/// <summary>Counts the distinct points of a space by walking over the values of its parent parameters.</summary>
internal static class PointCount
{
    private const long Limit = 1L << 53;
    private const int MostSteps = 200_000;

    /// <summary>The number of points, or <see langword="null"/> when it is infinite, beyond 2^53 or too costly to find.</summary>
    public static long? Of(SearchSpace space)
    {
        var parents = new HashSet<int>(space.Parameters.SelectMany(parameter => parameter.Conditions).Select(condition => condition.ParentIndex));
        foreach (Parameter parameter in space.Parameters)
        {
            if (parameter.Cardinality is null) return null;
        }

        int steps = 0;
        double[] point = new double[space.Count];
        return Count(0) is { } count and <= Limit ? (long)count : null;

        // Parents are enumerated because they decide what else is active; the values of a leaf only multiply.
        double? Count(int position)
        {
            if (++steps > MostSteps) return null;
            if (position == space.Count) return 1;
            Parameter parameter = space.Parameters[space.ActivationOrder[position]];
            point[parameter.Index] = double.NaN;
            if (!parameter.IsActive(point)) return Count(position + 1);
            long cardinality = parameter.Cardinality!.Value;
            if (!parents.Contains(parameter.Index)) return cardinality * Count(position + 1);
            double total = 0;
            for (long level = 0; level < cardinality; level++)
            {
                point[parameter.Index] = parameter.AtLevel(level);
                if (Count(position + 1) is not { } count) return null;
                total += count;
            }

            return total;
        }
    }
}
