using HyperGen.Problems.Formulas;

namespace HyperGen.Problems.HeldOut;

/// <summary>Ways to put the optimum of a known function somewhere else in its box.</summary>
internal static class Placement
{
    /// <summary>A point uniform over the middle <paramref name="fraction"/> of the box.</summary>
    public static double[] Anywhere(ref SplitMix64 random, int dimensions, double low, double high, double fraction = 0.9)
    {
        double centre = (low + high) / 2, half = (high - low) / 2 * fraction;
        var point = new double[dimensions];
        for (int i = 0; i < dimensions; i++)
            point[i] = random.NextBetween(centre - half, centre + half);

        return point;
    }

    /// <summary>A point near a random corner: in each dimension within the outer fifth of the box, but off its edge.</summary>
    public static double[] NearCorner(ref SplitMix64 random, int dimensions, double low, double high)
    {
        double centre = (low + high) / 2, half = (high - low) / 2;
        var point = new double[dimensions];
        for (int i = 0; i < dimensions; i++)
        {
            double side = random.NextIndex(2) == 0 ? -1 : 1;
            point[i] = centre + side * half * random.NextBetween(0.8, 0.97);
        }

        return point;
    }

    /// <summary>
    /// <paramref name="formula"/> with its optimum moved from <paramref name="origin"/> (in every dimension) to <paramref name="target"/>.
    /// </summary>
    public static Formula Moved(Formula formula, double origin, double[] target) => x =>
    {
        Span<double> z = stackalloc double[x.Length];
        for (int i = 0; i < z.Length; i++)
            z[i] = x[i] - target[i] + origin;

        return formula(z);
    };

    /// <summary>Which dimensions to turn round; each with probability one half.</summary>
    public static bool[] Sides(ref SplitMix64 random, int dimensions)
    {
        var turned = new bool[dimensions];
        for (int i = 0; i < dimensions; i++)
            turned[i] = random.NextIndex(2) == 1;

        return turned;
    }

    /// <summary><paramref name="formula"/> over [0, <paramref name="high"/>] seen in a mirror: x becomes high - x where turned.</summary>
    public static Formula Mirrored(Formula formula, bool[] turned, double high) => x =>
    {
        Span<double> z = stackalloc double[x.Length];
        Mirror(x, turned, high, z);
        return formula(z);
    };

    /// <summary>Where <paramref name="optimum"/> appears in the mirror.</summary>
    public static double[] Mirrored(IReadOnlyList<double> optimum, bool[] turned, double high)
    {
        var image = new double[optimum.Count];
        Mirror([.. optimum], turned, high, image);
        return image;
    }

    private static void Mirror(ReadOnlySpan<double> x, bool[] turned, double high, Span<double> image)
    {
        for (int i = 0; i < image.Length; i++)
            image[i] = turned[i] ? high - x[i] : x[i];
    }
}
