namespace HyperGen.Studies;

/// <summary>Whether a study may move bounds as far as its options and the attributes of its config type say.</summary>
internal static class HardLimitCheck
{
    private const int Draws = 1000;
    private const string Mend = "narrow the limits, or use a double or an integer wide enough";
    private const double Rounding = 1e-3; // the coarsest property type has 11 bits

    /// <summary>The space that reaches to the hard limits.</summary>
    /// <exception cref="ArgumentException">A limit is stated twice or for a parameter of another space.</exception>
    public static SearchSpace Widest(SearchSpace space, IReadOnlyList<HardLimits> limits)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        SearchSpace widest = space;
        foreach (HardLimits limit in limits)
        {
            string name = limit.Parameter.Name;
            if (space.Find(name)?.Domain != limit.Parameter.Domain)
                throw Invalid(space, limit, $"names '{name}', which is no parameter of '{space.Name}'; use its own handle");
            if (!seen.Add(name)) throw Invalid(space, limit, $"names '{name}' twice; keep one");
            widest = widest.WithBounds(space[name].Index, limit.Low, limit.High);
        }

        return widest;
    }

    /// <summary>Checks that the properties of a config can take what lies between their range and their limits.</summary>
    /// <exception cref="ArgumentException">One cannot: its type or its generated conversion is narrower.</exception>
    public static void Holds<T>(SearchSpace space, IReadOnlyList<HardLimits> limits)
        where T : ISearchSpace<T>
    {
        _ = Widest(space, limits);
        foreach (HardLimits limit in limits)
        {
            int index = space[limit.Parameter.Name].Index;
            double[] point = new double[space.Count], encoded = new double[space.Count];
            if (!TryActivate(space, index, point)) continue;
            foreach (double value in (ReadOnlySpan<double>)[limit.Low, limit.High])
            {
                point[index] = value;
                if (!IsHeld<T>(point, encoded) || !(Math.Abs(encoded[index] - value) <= Rounding * Math.Abs(value)))
                    throw Invalid(
                        space, limit, $"allows '{limit.Parameter.Name}' the value {value}, which its property cannot take; {Mend}");
            }
        }
    }

    private static bool IsHeld<T>(double[] point, double[] encoded)
        where T : ISearchSpace<T>
    {
        try
        {
            T.Encode(T.Decode(point), encoded);
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    private static bool TryActivate(SearchSpace space, int index, double[] point)
    {
        Rng rng = Rng.ForStream(0, 0, 0);
        for (int draw = 0; draw < Draws; draw++)
        {
            foreach (int k in space.ActivationOrder)
            {
                Parameter parameter = space.Parameters[k];
                point[k] = parameter.IsActive(point) ? parameter.Sample(ref rng) : double.NaN;
            }

            if (!double.IsNaN(point[index])) return true;
        }

        return false;
    }

    private static ArgumentException Invalid(SearchSpace space, HardLimits limit, FormattableString problem)
    {
        string source = space.HardLimits.Contains(limit) ? "[Expandable]" : $"{nameof(StudyOptions)}.{nameof(StudyOptions.HardLimits)}";
        return new($"{source} {FormattableString.Invariant(problem)}.", nameof(StudyOptions.HardLimits));
    }
}
