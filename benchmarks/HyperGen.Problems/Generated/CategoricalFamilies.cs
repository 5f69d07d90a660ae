using HyperGen.Problems.Formulas;
using HyperGen.Problems.HeldOut;

namespace HyperGen.Problems.Generated;

/// <summary>Choices alone; nothing costs anything at one combination, whose value is 0.</summary>
internal static class CategoricalFamilies
{
    private const int BlockLength = 3;

    /// <summary>Every choice costs something, and so do many pairs of choices.</summary>
    public static FormulaProblem Pairs(int number)
    {
        int d = 6 + (number % 4);
        var instance = new Instance(9, $"pairs{d}", number, 'g');
        SplitMix64 random = instance.Stream();
        (int[] counts, int[] free) = Choices(ref random, d, most: 6);
        var costs = new double[d][];
        for (int i = 0; i < d; i++)
            costs[i] = Draws.Floors(ref random, counts[i], 0, 0.3, free[i]);

        var pairs = new (int First, int Second, double[] Costs)[d];
        for (int p = 0; p < d; p++)
        {
            int first = random.NextIndex(d), second = (first + 1 + random.NextIndex(d - 1)) % d;
            int zero = (free[first] * counts[second]) + free[second];
            pairs[p] = (first, second, Draws.Floors(ref random, counts[first] * counts[second], 0, 0.5, zero));
        }

        return Build(instance, counts, free, point =>
        {
            double sum = 0;
            for (int i = 0; i < d; i++)
                sum += costs[i][(int)point[i]];
            foreach ((int first, int second, double[] table) in pairs)
                sum += table[((int)point[first] * counts[second]) + (int)point[second]];
            return sum;
        });
    }

    /// <summary>Blocks of three neighbours whose combinations cost what they like: little is learnt from one about another.</summary>
    public static FormulaProblem Blocks(int number)
    {
        int d = 5 + (number % 3);
        var instance = new Instance(10, $"blocks{d}", number, 'g');
        SplitMix64 random = instance.Stream();
        (int[] counts, int[] free) = Choices(ref random, d, most: 4);
        var tables = new double[d][];
        for (int i = 0; i < d; i++)
        {
            int size = 1, zero = 0;
            for (int k = 0; k < BlockLength; k++)
            {
                int member = (i + k) % d;
                (size, zero) = (size * counts[member], (zero * counts[member]) + free[member]);
            }

            tables[i] = Draws.Floors(ref random, size, 0.02, 1, zero);
        }

        return Build(instance, counts, free, point =>
        {
            double sum = 0;
            for (int i = 0; i < d; i++)
            {
                int at = 0;
                for (int k = 0; k < BlockLength; k++)
                    at = (at * counts[(i + k) % d]) + (int)point[(i + k) % d];
                sum += tables[i][at];
            }

            return sum / d;
        });
    }

    private static FormulaProblem Build(Instance instance, int[] counts, int[] free, Formula formula) =>
        instance.Build(
            [.. counts.Select((count, i) => Axes.Choice($"c{i}", count))], 0, [.. free.Select(choice => (double)choice)], formula);

    private static (int[] Counts, int[] Free) Choices(ref SplitMix64 random, int parameters, int most)
    {
        var counts = new int[parameters];
        var free = new int[parameters];
        for (int i = 0; i < parameters; i++)
        {
            counts[i] = 2 + random.NextIndex(most - 1);
            free[i] = random.NextIndex(counts[i]);
        }

        return (counts, free);
    }
}
