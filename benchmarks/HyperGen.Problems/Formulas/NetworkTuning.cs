namespace HyperGen.Problems.Formulas;

/// <summary>
/// The tuning of a small network as a formula: each optimiser has its own best learning rate, normalisation shifts it, the best
/// dropout grows with the width. Minimum 0.
/// </summary>
public static class NetworkTuning
{
    private static readonly double[] BestRate = [-1, -2.5, -3.5, -2];

    private static readonly double[] OptimiserPenalty = [0.6, 0, 0.15, 1];

    /// <summary>The space: a log real, a log integer, an integer, a real, four optimisers, normalisation off or on.</summary>
    public static IReadOnlyList<Axis> Space { get; } =
    [
        Axes.LogFloat("lr", 1e-5, 1),
        Axes.LogInteger("units", 1, 512),
        Axes.Integer("depth", 1, 12),
        Axes.Float("drop", 0, 0.8),
        Axes.Choice("opt", 4),
        Axes.Choice("bn", 2),
    ];

    /// <summary>The value at a point of <see cref="Space"/>.</summary>
    public static double Value(ReadOnlySpan<double> point)
    {
        int optimiser = (int)point[4];
        bool normalised = point[5] == 1;
        double octaves = Math.Log2(point[1]);

        double rate = Math.Log10(point[0]) - (BestRate[optimiser] + (normalised ? 0.5 : 0));
        double units = octaves - 7;
        double depth = point[2] - 6;
        double dropout = point[3] - (0.1 + 0.03 * Math.Max(0, octaves - 4));
        return OptimiserPenalty[optimiser] + (normalised ? 0 : 0.2) + 0.5 * rate * rate + 0.08 * units * units
            + 0.03 * depth * depth + 3 * dropout * dropout + 0.02 * Math.Abs(units * depth);
    }
}
