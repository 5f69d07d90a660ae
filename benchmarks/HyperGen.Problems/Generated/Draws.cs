using HyperGen.Problems.Formulas;

namespace HyperGen.Problems.Generated;

/// <summary>Random constants, and what is estimated by random points.</summary>
internal static class Draws
{
    private const int Points = 4000;

    /// <summary>Numbers uniform in [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public static double[] Numbers(ref SplitMix64 random, int count, double low, double high)
    {
        var numbers = new double[count];
        for (int i = 0; i < count; i++)
            numbers[i] = random.NextBetween(low, high);

        return numbers;
    }

    /// <summary>Numbers as above but for one, which is 0.</summary>
    public static double[] Floors(ref SplitMix64 random, int count, double low, double high, int zero)
    {
        double[] floors = Numbers(ref random, count, low, high);
        floors[zero] = 0;
        return floors;
    }

    /// <summary>How far the median random point is above the best value.</summary>
    public static double Spread(FormulaProblem problem)
    {
        var random = new SplitMix64(1);
        var misses = new double[Points];
        for (int i = 0; i < Points; i++)
            misses[i] = problem.Evaluate(problem.Draw(ref random)) - problem.KnownBest;

        Array.Sort(misses);
        return misses[Points / 2];
    }

    /// <summary>The share of a space in which a region lies.</summary>
    public static double Share(IReadOnlyList<Axis> space, Region region) => Values(space, point => region(point) ? 1 : 0).Average();

    /// <summary>What a share of a space does not exceed.</summary>
    public static double Quantile(IReadOnlyList<Axis> space, Formula formula, double share) =>
        Values(space, formula).Order().ElementAt((int)(share * Points));

    private static IEnumerable<double> Values(IReadOnlyList<Axis> space, Formula formula)
    {
        var random = new SplitMix64(1);
        var point = new double[space.Count];
        for (int draw = 0; draw < Points; draw++)
        {
            for (int i = 0; i < point.Length; i++)
                point[i] = space[i].At(random.NextUnit());
            yield return formula(point);
        }
    }
}
