using HyperGen.Problems.Formulas;
using HyperGen.Problems.HeldOut;

namespace HyperGen.Problems.Generated;

/// <summary>Real parameters, two to six.</summary>
internal static class SmoothFamilies
{
    private const int PitCount = 8;

    /// <summary>A bent valley in a rotated box; 0 anywhere in it.</summary>
    public static FormulaProblem Valley(int number) => Valley(number, family: 1, stem: "valley");

    /// <summary>The same under other names.</summary>
    public static FormulaProblem Valley(int number, int family, string stem)
    {
        int d = 2 + (number % 5);
        var instance = new Instance(family, $"{stem}{d}", number, 'g');
        SplitMix64 random = instance.Stream();
        double[] target = Placement.Anywhere(ref random, d, 0, 1);
        var rotation = new Rotation(ref random, d);
        double[] bends = Draws.Numbers(ref random, d, -3, 3);
        double steepness = Math.Pow(10, random.NextBetween(0.5, 2));
        return instance.Build(Axes.Box(d, 0, 1), 0, target, Placement.Moved(Bent, 0, target));

        double Bent(ReadOnlySpan<double> x)
        {
            double first = rotation.Coordinate(0, x);
            double sum = first * first, previous = first;
            for (int i = 1; i < d; i++)
            {
                double z = rotation.Coordinate(i, x);
                double beside = z - (bends[i] * previous * previous);
                sum += steepness * beside * beside;
                previous = z;
            }

            return sum;
        }
    }

    /// <summary>Eight pits of different depth, width and direction; the deepest reaches 0.</summary>
    public static FormulaProblem Pits(int number)
    {
        int d = 2 + (number % 5);
        var instance = new Instance(2, $"pits{d}", number, 'g');
        SplitMix64 random = instance.Stream();
        var pits = new Pit[PitCount];
        for (int i = 0; i < PitCount; i++)
            pits[i] = new Pit(ref random, d, depth: i == 0 ? 1 : random.NextBetween(0.4, 0.9));

        return instance.Build(Axes.Box(d, 0, 1), 0, pits[0].Centre, x => 1 - Pit.Deepest(pits, x));
    }
}
