using HyperGen.Problems.Formulas;
using HyperGen.Problems.HeldOut;

namespace HyperGen.Problems.Generated;

/// <summary>
/// Mixed, sixty to a hundred and twenty parameters: floats, integers and choices by turns, of which few matter much. 0 in one place.
/// </summary>
internal static class CrowdFamily
{
    private const int MostInteger = 9;

    public static FormulaProblem Build(int number)
    {
        int d = 60 + (30 * (number % 3));
        var instance = new Instance(17, $"crowd{d}", number, 'g');
        SplitMix64 random = instance.Stream();
        var space = new Axis[d];
        var target = new double[d];
        var weights = new double[d];
        for (int i = 0; i < d; i++)
        {
            space[i] = (i % 3) switch
            {
                0 => Axes.Float($"x{i}", 0, 1),
                1 => Axes.Integer($"k{i}", 0, MostInteger),
                _ => Axes.Choice($"c{i}", 2 + random.NextIndex(4)),
            };
            target[i] = space[i].At(random.NextUnit());
            weights[i] = Math.Pow(10, random.NextBetween(-3, 0));
        }

        return instance.Build(space, 0, target, point =>
        {
            double sum = 0;
            for (int i = 0; i < d; i++)
            {
                double offset = point[i] - target[i];
                sum += weights[i] * (i % 3) switch
                {
                    0 => offset * offset,
                    1 => offset * offset / (MostInteger * MostInteger),
                    _ => offset == 0 ? 0 : 0.2,
                };
            }

            return sum;
        });
    }
}
