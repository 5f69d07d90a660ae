namespace HyperGen.Spaces;

/// <summary>Finds a first feasible point of a space, the same each time: the default, or one found by a long search.</summary>
internal static class FeasibleAnchor
{
    /// <summary>Number of points tried.</summary>
    public const int MostDraws = 1_000_000;

    private const ulong Stream = 0x464541_5349424C; // apart from every trial's

    /// <summary>A feasible point, or <see langword="null"/> if none was found.</summary>
    /// <param name="space">The space.</param>
    /// <param name="start">
    /// A valid point that breaks a constraint and yet may be near to feasible ones: the default; or <see langword="null"/>.
    /// </param>
    public static double[]? Find(SearchSpace space, double[]? start)
    {
        if (space.HasDefault) return space.Default.ToArray();
        Rng rng = Rng.ForStream(0, Stream, 0);
        double[] point = new double[space.Count];
        for (int draw = 0; draw < MostDraws; draw++)
        {
            bool isNear = start is not null && draw % 2 == 0;
            double radius = isNear ? Radius(ref rng) : 1;
            foreach (int index in space.ActivationOrder)
            {
                Parameter parameter = space.Parameters[index];
                if (!parameter.IsActive(point)) point[index] = double.NaN;
                else if (isNear && !double.IsNaN(start![index])) point[index] = Near(parameter, start[index], radius, ref rng);
                else point[index] = parameter.Sample(ref rng);
            }

            if (space.IsFeasible(point)) return point;
        }

        return null;
    }

    // One of 1, 1/2, 1/4 ... 1/1024 of the box.
    private static double Radius(ref Rng rng) => 1.0 / (1 << rng.NextIndex(11));

    private static double Near(Parameter parameter, double value, double radius, ref Rng rng)
    {
        if (parameter is ChoiceParameter) return rng.NextDouble() < radius ? parameter.Sample(ref rng) : value;
        double low = Math.Max(0, parameter.ToUnit(value) - radius), high = Math.Min(1, parameter.ToUnit(value) + radius);
        return parameter.FromUnit(low + (rng.NextDouble() * (high - low)));
    }
}
