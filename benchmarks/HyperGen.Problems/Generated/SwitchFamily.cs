using HyperGen.Problems.Formulas;
using HyperGen.Problems.HeldOut;

namespace HyperGen.Problems.Generated;

/// <summary>
/// Mixed: choices decide how much each number matters and where it is best, some of the numbers on a log scale; 0 in one place.
/// </summary>
internal static class SwitchFamily
{
    private const int Categories = 2, Reals = 2, Logs = 2;

    public static FormulaProblem Build(int number)
    {
        var instance = new Instance(6, "switch", number, 'g');
        SplitMix64 random = instance.Stream();
        int[] counts = [2 + random.NextIndex(3), 3 + random.NextIndex(4)];
        int combinations = counts[0] * counts[1];
        int free = random.NextIndex(combinations);
        double[] floors = Draws.Floors(ref random, combinations, 0.02, 0.4, free);
        var bottoms = new double[combinations][];
        var weights = new double[combinations][];
        double[] common = Draws.Numbers(ref random, Reals + Logs, 0.15, 0.85);
        for (int i = 0; i < combinations; i++)
        {
            double[] shift = Draws.Numbers(ref random, Reals + Logs, -0.15, 0.15);
            bottoms[i] = [.. common.Select((place, k) => place + shift[k])];
            weights[i] = [.. Draws.Numbers(ref random, Reals + Logs, -1.5, 0.5).Select(power => Math.Pow(10, power))];
        }

        Axis[] space =
        [
            Axes.Choice("a", counts[0]), Axes.Choice("b", counts[1]), .. Axes.Box(Reals, 0, 1),
            .. Enumerable.Range(0, Logs).Select(i => Axes.LogFloat($"log{i}", 1e-4, 1)),
        ];
        double[] optimum =
        [
            free / counts[1], free % counts[1],
            .. bottoms[free][..Reals], .. bottoms[free][Reals..].Select(unit => Math.Pow(10, (4 * unit) - 4)),
        ];
        return instance.Build(space, 0, optimum, point =>
        {
            int combination = ((int)point[0] * counts[1]) + (int)point[1];
            double sum = floors[combination];
            for (int k = 0; k < Reals + Logs; k++)
            {
                double unit = k < Reals ? point[Categories + k] : (Math.Log10(point[Categories + k]) + 4) / 4;
                double offset = unit - bottoms[combination][k];
                sum += weights[combination][k] * offset * offset;
            }

            return sum;
        });
    }
}
