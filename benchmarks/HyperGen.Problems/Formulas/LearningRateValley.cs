namespace HyperGen.Problems.Formulas;

/// <summary>
/// A loss over learning rate, weight decay, momentum, batch size and dropout: gently rising below the best learning rate, blowing
/// up above it, the best rate depending on batch size and momentum. A sixth parameter does nothing. Minimum 0.
/// </summary>
public static class LearningRateValley
{
    /// <summary>The space: six parameters, two of them on log scales, one a log integer.</summary>
    public static IReadOnlyList<Axis> Space { get; } =
    [
        Axes.LogFloat("lr", 1e-6, 1),
        Axes.LogFloat("wd", 1e-6, 0.1),
        Axes.Float("mo", 0.5, 0.999),
        Axes.LogInteger("bs", 16, 512),
        Axes.Float("dr", 0, 0.6),
        Axes.Float("un", 0, 1),
    ];

    /// <summary>The value at a point of <see cref="Space"/>.</summary>
    public static double Value(ReadOnlySpan<double> point)
    {
        double rate = (Math.Log10(point[0]) + 6) / 6;
        double decay = (Math.Log10(point[1]) + 6) / 5;
        double momentum = (point[2] - 0.5) / 0.499;
        double batch = (Math.Log2(point[3]) - 4) / 5;
        double dropout = point[4];

        double bestRate = 0.55 + 0.15 * (batch - 0.5) - 0.2 * (momentum - 0.6);
        double below = 7.2 * Square(Math.Max(bestRate - rate, 0));
        double above = rate > bestRate ? Math.Exp(Math.Min(14 * (rate - bestRate - 0.18), 6)) - Math.Exp(-14 * 0.18) : 0;
        return below + 0.3 * Math.Max(above, 0)
            + 0.6 * Square(decay - 0.35 - 0.2 * dropout)
            + 0.25 * Square(dropout - 0.3)
            + 0.15 * Square(momentum - 0.6)
            + 0.1 * Square(batch - 0.6)
            + 0.02 * (1 - Math.Cos(8 * Math.PI * (rate - bestRate)));
    }

    private static double Square(double value) => value * value;
}
