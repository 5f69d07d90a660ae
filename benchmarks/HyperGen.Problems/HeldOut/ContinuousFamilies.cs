using HyperGen.Problems.Formulas;

namespace HyperGen.Problems.HeldOut;

/// <summary>Known functions over boxes, with the optimum drawn anew for each instance.</summary>
internal static class ContinuousFamilies
{
    // Michalewicz is separable: the best x of each dimension, by bisection of the derivative, and its term at that x.
    private static readonly double[] RidgeOptimum =
    [
        2.202905520172609, 1.5707963267948966, 1.2849915705529242, 1.9230584698663626,
        1.720469772565841, 1.5707963267948966, 1.454413971362379, 1.7560865209450263,
    ];

    public static FormulaProblem Levy(int number, int d, int family = 1, double noiseDeviation = 0)
    {
        string stem = noiseDeviation == 0 ? $"levy{d}" : $"levy{d}_noisy";
        var instance = new Instance(family, stem, number);
        SplitMix64 random = instance.Stream();
        double[] target = Placement.NearCorner(ref random, d, -10, 10);
        return instance.Build(Axes.Box(d, -10, 10), 0, target, Placement.Moved(Classics.Levy, 1, target), noiseDeviation);
    }

    public static FormulaProblem Ripples(int number, int d)
    {
        var instance = new Instance(2, $"ripples{d}", number);
        SplitMix64 random = instance.Stream();
        double[] target = Placement.Anywhere(ref random, d, -5, 5);
        return instance.Build(Axes.Box(d, -5, 5), 0, target, Placement.Moved(x => Classics.Rastrigin(x, 3), 0, target));
    }

    public static FormulaProblem Ackley(int number, int d)
    {
        var instance = new Instance(3, $"ackley{d}", number);
        SplitMix64 random = instance.Stream();
        double[] target = Placement.Anywhere(ref random, d, -15, 30);
        return instance.Build(Axes.Box(d, -15, 30), 0, target, Placement.Moved(Classics.Ackley, 0, target));
    }

    public static FormulaProblem Michalewicz(int number, int d)
    {
        var instance = new Instance(4, $"michalewicz{d}", number);
        SplitMix64 random = instance.Stream();
        bool[] turned = Placement.Sides(ref random, d);
        double[] optimum = RidgeOptimum[..d];
        return instance.Build(
            Axes.Box(d, 0, Math.PI),
            Classics.Michalewicz(optimum),
            Placement.Mirrored(optimum, turned, Math.PI),
            Placement.Mirrored(Classics.Michalewicz, turned, Math.PI));
    }

    /// <summary>A rotated bowl whose longest axis is <paramref name="condition"/> times flatter than its shortest.</summary>
    public static FormulaProblem Bowl(int number, int d, double condition)
    {
        var instance = condition == 1 ? new Instance(5, $"sphere{d}", number) : new Instance(6, $"ellipsoid{d}", number);
        SplitMix64 random = instance.Stream();
        double[] target = Placement.Anywhere(ref random, d, -5, 5);
        var rotation = new Rotation(ref random, d);
        return instance.Build(Axes.Box(d, -5, 5), 0, target, Placement.Moved(Ellipsoid, 0, target));

        double Ellipsoid(ReadOnlySpan<double> x)
        {
            double sum = 0;
            for (int i = 0; i < d; i++)
            {
                double z = rotation.Coordinate(i, x);
                sum += Math.Pow(condition, i / (d - 1.0)) * z * z;
            }

            return sum;
        }
    }

    public static FormulaProblem Rosenbrock(int number, int d)
    {
        var instance = new Instance(7, $"rosenbrock{d}", number);
        SplitMix64 random = instance.Stream();
        double[] target = Placement.Anywhere(ref random, d, -5, 10, 0.7);
        return instance.Build(Axes.Box(d, -5, 10), 0, target, Placement.Moved(Classics.Rosenbrock, 1, target));
    }

    public static FormulaProblem SixHumpCamel(int number)
    {
        var instance = new Instance(9, "camel", number);
        SplitMix64 random = instance.Stream();
        double[] shift = [random.NextBetween(-2, 2), random.NextBetween(-1, 1)];
        return instance.Build(
            [Axes.Float("x", -3, 3), Axes.Float("y", -2, 2)],
            -1.0316284534898774,
            [shift[0] + 0.08984201310031807, shift[1] - 0.7126564030207396],
            Placement.Moved(Classics.SixHumpCamel, 0, shift));
    }
}
