namespace HyperGen.Problems.Formulas;

/// <summary>
/// Two branches that share t: branch A has y, branch B has z, and each wants its own parameter equal to t. Minimum 0 in branch A at
/// t = y = 1.5; branch B bottoms out at 0.05.
/// </summary>
public static class ConditionalPair
{
    /// <summary>The space: a choice, a shared real, one real for each branch.</summary>
    public static IReadOnlyList<Axis> Space { get; } =
    [
        Axes.Choice("x", "A", "B"),
        Axes.Float("t", -2, 2),
        Axes.Float("y", 1, 2).When(0, 0),
        Axes.Float("z", -2, 1).When(0, 1),
    ];

    /// <summary>The value at a point of <see cref="Space"/>.</summary>
    public static double Value(ReadOnlySpan<double> point)
    {
        double t = point[1];
        return point[0] == 0
            ? Square(point[2] - t) + 0.1 * Square(t - 1.5)
            : Square(point[3] - t) + 0.1 * Square(t + 0.5) + 0.05;
    }

    private static double Square(double value) => value * value;
}
