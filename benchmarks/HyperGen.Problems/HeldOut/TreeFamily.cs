using HyperGen.Problems.Formulas;

namespace HyperGen.Problems.HeldOut;

/// <summary>
/// Conditional spaces two levels deep: a model, under two of the three models a solver, and parameters that exist only under one
/// model or one solver. Five leaves, each with its own floor and its own best values; minimum 0 in one of them.
/// </summary>
internal sealed class TreeFamily
{
    private const int Leaves = 5;

    private const int Model = 0, Shared = 1, Gain = 2, Rate = 3, Solver = 4, Momentum = 5, Steps = 6;

    private static readonly Axis[] Space =
    [
        Axes.Choice("model", "direct", "small", "large"),
        Axes.Float("shared", 0, 1),
        Axes.Float("gain", -2, 2).When(Model, 0),
        Axes.LogFloat("rate", 1e-5, 1).When(Model, 0, 1),
        Axes.Choice("solver", "momentum", "steps").When(Model, 1, 2),
        Axes.Float("momentum", 0, 1).When(Solver, 0),
        Axes.Integer("steps", 1, 40).When(Solver, 1),
    ];

    private readonly double[] _floors = new double[Leaves];
    private readonly double[] _shared = new double[Leaves];
    private readonly double[] _gain = new double[Leaves];
    private readonly double[] _rate = new double[Leaves];
    private readonly double[] _momentum = new double[Leaves];
    private readonly double[] _steps = new double[Leaves];
    private readonly int _best;

    private TreeFamily(ref SplitMix64 random)
    {
        for (int leaf = 0; leaf < Leaves; leaf++)
        {
            _floors[leaf] = random.NextBetween(0.02, 0.3);
            _shared[leaf] = random.NextBetween(0.05, 0.95);
            _gain[leaf] = random.NextBetween(-1.9, 1.9);
            _rate[leaf] = random.NextBetween(-4.5, -0.5);
            _momentum[leaf] = random.NextBetween(0.05, 0.95);
            _steps[leaf] = 1 + random.NextIndex(40);
        }

        _best = random.NextIndex(Leaves);
        _floors[_best] = 0;
    }

    public static FormulaProblem Build(int number)
    {
        var instance = new Instance(11, "tree", number);
        SplitMix64 random = instance.Stream();
        var tree = new TreeFamily(ref random);
        return instance.Build(Space, 0, tree.Optimum(), tree.Value);
    }

    // Leaf 0 is the direct model; leaves 1-2 and 3-4 are the small and the large model, each with either solver.
    private static int LeafOf(double model, double solver) => model == 0 ? 0 : 2 * (int)model - 1 + (int)solver;

    private double[] Optimum()
    {
        int model = (_best + 1) / 2, solver = (_best + 1) % 2;
        return
        [
            model,
            _shared[_best],
            model == 0 ? _gain[_best] : double.NaN,
            model <= 1 ? Math.Pow(10, _rate[_best]) : double.NaN,
            model == 0 ? double.NaN : solver,
            model > 0 && solver == 0 ? _momentum[_best] : double.NaN,
            model > 0 && solver == 1 ? _steps[_best] : double.NaN,
        ];
    }

    private double Value(ReadOnlySpan<double> point)
    {
        double model = point[Model], solver = point[Solver];
        int leaf = LeafOf(model, solver);
        double tilt = point[Shared] - _shared[leaf];
        double sum = _floors[leaf] + tilt * tilt;

        // Each parameter's best value leans on the shared one, so a branch cannot be tuned coordinate by coordinate.
        if (model == 0)
            sum += 0.2 * Square(point[Gain] - _gain[leaf] - tilt);
        if (model <= 1)
            sum += 0.1 * Square(Math.Log10(point[Rate]) - _rate[leaf] + tilt);
        if (model > 0)
            sum += solver == 0
                ? Square(point[Momentum] - _momentum[leaf] - 0.5 * tilt)
                : Square((point[Steps] - _steps[leaf]) / 39 - 0.5 * tilt);

        return sum;
    }

    private static double Square(double value) => value * value;
}
