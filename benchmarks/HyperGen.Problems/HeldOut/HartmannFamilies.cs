using HyperGen.Problems.Formulas;

namespace HyperGen.Problems.HeldOut;

/// <summary>Hartmann's pits in a mirror, under noise, and hidden among dimensions that do nothing.</summary>
internal static class HartmannFamilies
{
    public static FormulaProblem Three(int number)
    {
        var instance = new Instance(8, "hartmann3", number);
        SplitMix64 random = instance.Stream();
        bool[] turned = Placement.Sides(ref random, 3);
        return instance.Build(
            Axes.Box(3, 0, 1),
            Hartmann.Best3,
            Placement.Mirrored(Hartmann.Optimum3, turned, 1),
            Placement.Mirrored(Hartmann.Three, turned, 1));
    }

    public static FormulaProblem SixNoisy(int number)
    {
        var instance = new Instance(15, "hartmann6_noisy", number);
        SplitMix64 random = instance.Stream();
        bool[] turned = Placement.Sides(ref random, 6);
        return instance.Build(
            Axes.Box(6, 0, 1),
            Hartmann.Best6,
            Placement.Mirrored(Hartmann.Optimum6, turned, 1),
            Placement.Mirrored(Hartmann.Six, turned, 1),
            noiseDeviation: 0.15);
    }

    public static FormulaProblem SixAmong(int number, int d)
    {
        var instance = new Instance(17, $"hartmann6_in{d}", number);
        SplitMix64 random = instance.Stream();
        bool[] turned = Placement.Sides(ref random, 6);
        int[] active = Shuffled(ref random, d)[..6];
        double[] image = Placement.Mirrored(Hartmann.Optimum6, turned, 1);
        Formula six = Placement.Mirrored(Hartmann.Six, turned, 1);

        var optimum = new double[d];
        for (int i = 0; i < 6; i++)
            optimum[active[i]] = image[i];

        return instance.Build(Axes.Box(d, 0, 1), Hartmann.Best6, optimum, x =>
        {
            Span<double> z = stackalloc double[6];
            for (int i = 0; i < z.Length; i++)
                z[i] = x[active[i]];

            return six(z);
        });
    }

    private static int[] Shuffled(ref SplitMix64 random, int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (int i = count - 1; i > 0; i--)
        {
            int other = random.NextIndex(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }
}
