namespace HyperGen.Problems.Formulas;

/// <summary>
/// A bowl in three dimensions whose bottom moves with one category, plus a penalty for another and a bowl over an integer.
/// Minimum 0 at c1 = b, c2 = z, k = 13.
/// </summary>
public static class CategoricalBowl
{
    private static readonly double[][] Bottoms =
    [
        [0.2, 0.7, 0.4],
        [0.8, 0.3, 0.6],
        [0.5, 0.5, 0.1],
        [0.35, 0.9, 0.75],
        [0.65, 0.15, 0.9],
    ];

    private static readonly double[] FirstPenalty = [0.35, 0, 0.2, 0.12, 0.5];

    private static readonly double[] SecondPenalty = [0.25, 0.15, 0];

    /// <summary>The space: two categories, an integer, three reals.</summary>
    public static IReadOnlyList<Axis> Space { get; } =
    [
        Axes.Choice("c1", "a", "b", "c", "d", "e"),
        Axes.Choice("c2", "x", "y", "z"),
        Axes.Integer("k", 1, 20),
        .. Axes.Box(3, 0, 1),
    ];

    /// <summary>The value at a point of <see cref="Space"/>.</summary>
    public static double Value(ReadOnlySpan<double> point)
    {
        int first = (int)point[0], second = (int)point[1];
        double sum = 0;
        for (int i = 0; i < 3; i++)
        {
            double offset = point[3 + i] - Bottoms[first][i];
            sum += offset * offset;
        }

        double k = (point[2] - 13) / 19;
        return sum + FirstPenalty[first] + SecondPenalty[second] + 0.3 * k * k;
    }
}
