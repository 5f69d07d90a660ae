using HyperGen.Problems.Formulas;
using HyperGen.Problems.HeldOut;

namespace HyperGen.Problems.Generated;

/// <summary>Real parameters, ten to twenty-five.</summary>
internal static class WideFamilies
{
    private const int HiddenDimensions = 3, PitCount = 5;

    /// <summary>
    /// A sum over the parameters, some of which matter more than others, each kinked, round or flat at its best place; 0 there.
    /// </summary>
    public static FormulaProblem Additive(int number)
    {
        int d = 10 + (5 * (number % 3));
        var instance = new Instance(3, $"additive{d}", number, 'g');
        SplitMix64 random = instance.Stream();
        double[] target = Placement.Anywhere(ref random, d, 0, 1);
        double[] weights = [.. Draws.Numbers(ref random, d, -2, 0).Select(power => Math.Pow(10, power))];
        double[] powers = [.. Draws.Numbers(ref random, d, 0, 3).Select(kind => 1.5 + (0.75 * Math.Floor(kind)))];
        double[] pulls = Draws.Numbers(ref random, d, -0.5, 0.5);
        return instance.Build(Axes.Box(d, 0, 1), 0, target, x =>
        {
            double sum = 0, previous = 0;
            for (int i = 0; i < d; i++)
            {
                double offset = x[i] - target[i];
                sum += weights[i] * Math.Pow(Math.Abs(offset + (pulls[i] * previous)), powers[i]);
                previous = offset;
            }

            return sum;
        });
    }

    /// <summary>Pits in three directions of a box of many dimensions; nothing else matters. 0 in the deepest.</summary>
    public static FormulaProblem Hidden(int number)
    {
        int d = 12 + (number % 3 * 6);
        var instance = new Instance(4, $"hidden{d}", number, 'g');
        SplitMix64 random = instance.Stream();
        double[] target = Placement.Anywhere(ref random, d, 0, 1);
        var rotation = new Rotation(ref random, d);
        var pits = new Pit[PitCount];
        for (int i = 0; i < PitCount; i++)
            pits[i] = new Pit(ref random, HiddenDimensions, depth: i == 0 ? 1 : random.NextBetween(0.4, 0.9));

        return instance.Build(Axes.Box(d, 0, 1), 0, target, Placement.Moved(
            x =>
            {
                Span<double> z = stackalloc double[HiddenDimensions];
                for (int i = 0; i < z.Length; i++)
                    z[i] = pits[0].Centre[i] + (0.5 * rotation.Coordinate(i, x));

                return 1 - Pit.Deepest(pits, z);
            },
            0,
            target));
    }
}
