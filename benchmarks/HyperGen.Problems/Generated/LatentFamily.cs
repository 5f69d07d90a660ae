using HyperGen.Problems.Formulas;
using HyperGen.Problems.HeldOut;

namespace HyperGen.Problems.Generated;

/// <summary>
/// Mixed: every choice is a displacement that numbers can make up for, at a price of its own. 0 at the choices without a price.
/// </summary>
internal static class LatentFamily
{
    private const int Plane = 2;

    public static FormulaProblem Build(int number, int family = 5, string stem = "latent")
    {
        int categories = 2 + (number % 3), reals = 2 + (number % 2);
        var instance = new Instance(family, $"{stem}{categories}", number, 'g');
        SplitMix64 random = instance.Stream();
        var choices = new Displacement[categories];
        for (int c = 0; c < categories; c++)
            choices[c] = new Displacement(ref random, Plane);

        int width = 4 + random.NextIndex(28);
        double[] target = [.. Draws.Numbers(ref random, reals, 0.1, 0.9), 1 + random.NextIndex(width)];
        double[][] directions = [.. Enumerable.Range(0, Plane + reals).Select(_ => (double[])[])];
        for (int i = 0; i < directions.Length; i++)
            directions[i] = Draws.Numbers(ref random, reals + 1, -1.5, 1.5);

        Axis[] space =
        [
            .. choices.Select((choice, c) => Axes.Choice($"c{c}", choice.Count)), .. Axes.Box(reals, 0, 1), Axes.Integer("k", 1, width),
        ];
        double[] optimum = [.. choices.Select(choice => (double)choice.Free), .. target];
        return instance.Build(space, 0, optimum, point =>
        {
            Span<double> offset = stackalloc double[reals + 1];
            for (int i = 0; i <= reals; i++)
                offset[i] = (point[categories + i] - target[i]) / (i == reals ? width : 1);

            double sum = 0;
            for (int c = 0; c < categories; c++)
                sum += choices[c].Price((int)point[c]);
            for (int i = 0; i < directions.Length; i++)
            {
                double z = 0;
                for (int j = 0; j <= reals; j++)
                    z += directions[i][j] * offset[j];
                for (int c = 0; c < categories && i < Plane; c++)
                    z += choices[c].Along(i, (int)point[c]);
                sum += z * z;
            }

            return sum;
        });
    }

    /// <summary>What the choices of one parameter do.</summary>
    private sealed class Displacement
    {
        private readonly double[] _prices;
        private readonly double[][] _vectors;

        public Displacement(ref SplitMix64 random, int dimensions)
        {
            Count = 2 + random.NextIndex(5);
            Free = random.NextIndex(Count);
            _prices = Draws.Floors(ref random, Count, 0.03, 0.3, Free);
            _vectors = new double[dimensions][];
            for (int i = 0; i < dimensions; i++)
                _vectors[i] = Draws.Floors(ref random, Count, -0.6, 0.6, Free);
        }

        public int Count { get; }

        public int Free { get; }

        public double Price(int choice) => _prices[choice];

        public double Along(int direction, int choice) => _vectors[direction][choice];
    }
}
