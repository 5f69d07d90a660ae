namespace HyperGen.Problems.Formulas;

/// <summary>
/// Four overlapping pits in the unit cube, in three or six dimensions.
/// Source: Surjanovic and Bingham, Virtual Library of Simulation Experiments (2013).
/// </summary>
public static class Hartmann
{
    /// <summary>The minimum in three dimensions.</summary>
    public const double Best3 = -3.862779787332663;

    /// <summary>The minimum in six dimensions.</summary>
    public const double Best6 = -3.32236801142;

    /// <summary>Where <see cref="Best3"/> lies.</summary>
    public static readonly IReadOnlyList<double> Optimum3 = [0.11458887665506896, 0.5556488946169301, 0.8525469846866774];

    /// <summary>Where <see cref="Best6"/> lies.</summary>
    public static readonly IReadOnlyList<double> Optimum6 =
    [
        0.20168951100670543, 0.15001069182345797, 0.47687397422189703, 0.2753324304940561, 0.31165161660011326, 0.6573005340656204,
    ];

    private static readonly double[] Depths = [1, 1.2, 3, 3.2];

    private static readonly double[] Steepness3 = [3, 10, 30, 0.1, 10, 35, 3, 10, 30, 0.1, 10, 35];

    private static readonly double[] Centres3 =
    [
        0.3689, 0.1170, 0.2673,
        0.4699, 0.4387, 0.7470,
        0.1091, 0.8732, 0.5547,
        0.0381, 0.5743, 0.8828,
    ];

    private static readonly double[] Steepness6 =
    [
        10, 3, 17, 3.5, 1.7, 8,
        0.05, 10, 17, 0.1, 8, 14,
        3, 3.5, 1.7, 10, 17, 8,
        17, 8, 0.05, 10, 0.1, 14,
    ];

    private static readonly double[] Centres6 =
    [
        0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886,
        0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991,
        0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650,
        0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381,
    ];

    /// <summary>The value at a point of the three-dimensional unit cube.</summary>
    public static double Three(ReadOnlySpan<double> x) => Value(x, Steepness3, Centres3);

    /// <summary>The value at a point of the six-dimensional unit cube.</summary>
    public static double Six(ReadOnlySpan<double> x) => Value(x, Steepness6, Centres6);

    private static double Value(ReadOnlySpan<double> x, ReadOnlySpan<double> steepness, ReadOnlySpan<double> centres)
    {
        double sum = 0;
        for (int pit = 0; pit < Depths.Length; pit++)
        {
            double distance = 0;
            for (int i = 0; i < x.Length; i++)
            {
                double offset = x[i] - centres[pit * x.Length + i];
                distance += steepness[pit * x.Length + i] * offset * offset;
            }

            sum += Depths[pit] * Math.Exp(-distance);
        }

        return -sum;
    }
}
