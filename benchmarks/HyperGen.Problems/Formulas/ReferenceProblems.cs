namespace HyperGen.Problems.Formulas;

/// <summary>The formula problems on which other optimisers were recorded: f.. at small budgets, d.. at 200 trials.</summary>
public static class ReferenceProblems
{
    private static readonly int[] HiddenSix = [2, 5, 9, 11, 15, 18];

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<Problem> All { get; } = [.. Small(), .. Large()];

    private static IReadOnlyList<Axis> Plane => [Axes.Float("x", -5, 10), Axes.Float("y", 0, 15)];

    private static IEnumerable<FormulaProblem> Small() =>
    [
        new("f01_branin", Plane, 0.39788735773, 40, Classics.Branin) { Optimum = [Math.PI, 2.275] },
        new("f02_hartmann6", Axes.Box(6, 0, 1), Hartmann.Best6, 60, Hartmann.Six) { Optimum = Hartmann.Optimum6 },
        new("f04_rosenbrock4", Axes.Box(4, -5, 10), 0, 60, Classics.Rosenbrock) { Optimum = [1, 1, 1, 1] },
        new("f06_styblinski5", Axes.Box(5, -5, 5), -195.830828519, 60, Classics.StyblinskiTang),
        new("f09_hartmann6_in20", Axes.Box(20, 0, 1), Hartmann.Best6, 100, HartmannAmongTwenty),
        new("f11_lrvalley", LearningRateValley.Space, 0, 60, LearningRateValley.Value),
        new("f12_catquad", CategoricalBowl.Space, 0, 60, CategoricalBowl.Value) { Optimum = [1, 2, 13, 0.8, 0.3, 0.6] },
        new("f16_cond", ConditionalPair.Space, 0, 60, ConditionalPair.Value) { Optimum = [0, 1.5, 1.5, double.NaN] },
        new("f18_hartmann6_noisy", Axes.Box(6, 0, 1), Hartmann.Best6, 80, Hartmann.Six)
        {
            NoiseDeviation = 0.1,
            Optimum = Hartmann.Optimum6,
        },
    ];

    // The offsets of d01 and d02 are rounded, so their minima lie up to 2e-6 beside the 0 they are scored against.
    private static IEnumerable<FormulaProblem> Large() =>
    [
        new("d01_branin2", Plane, 0, 200, x => Classics.Branin(x) - 0.397887),
        new("d02_hartmann6", Axes.Box(6, 0, 1), 0, 200, x => 3.32237 + Hartmann.Six(x)),
        new("d03_rosenbrock5", Axes.Box(5, -5, 10), 0, 200, Classics.Rosenbrock) { Optimum = [1, 1, 1, 1, 1] },
        new("d04_ackley10", Axes.Box(10, -15, 30), 0, 200, Classics.Ackley) { Optimum = new double[10] },
        new("d06_mixed6", NetworkTuning.Space, 0, 200, NetworkTuning.Value),
    ];

    private static double HartmannAmongTwenty(ReadOnlySpan<double> x)
    {
        Span<double> six = stackalloc double[HiddenSix.Length];
        for (int i = 0; i < six.Length; i++)
            six[i] = x[HiddenSix[i]];

        return Hartmann.Six(six);
    }
}
