using HyperGen.Problems.Formulas;

namespace HyperGen.Problems.HeldOut;

/// <summary>Problems where whole numbers or orders of magnitude decide.</summary>
internal static class DiscreteFamilies
{
    /// <summary>Integers alone: a kinked bowl, each neighbour pulling on the next; 0 at a point of the lattice.</summary>
    public static FormulaProblem Integers(int number, int d)
    {
        var instance = new Instance(12, $"integers{d}", number);
        SplitMix64 random = instance.Stream();
        var space = new IntegerAxis[d];
        var target = new double[d];
        for (int i = 0; i < d; i++)
        {
            long high = 3 + random.NextIndex(30);
            space[i] = Axes.Integer($"k{i}", 0, high);
            target[i] = random.NextIndex((int)high + 1);
        }

        return instance.Build(space, 0, target, x =>
        {
            double sum = 0, previous = 0;
            for (int i = 0; i < d; i++)
            {
                double offset = (x[i] - target[i]) / space[i].High;
                sum += Math.Abs(offset) * Math.Sqrt(Math.Abs(offset)) + 0.5 * (offset - previous) * (offset - previous);
                previous = offset;
            }

            return sum;
        });
    }

    /// <summary>
    /// A narrow curved valley in the logarithms of a rate, a decay and a width, steeper above the best rate than below it; 0 at a
    /// width that is a whole number.
    /// </summary>
    public static FormulaProblem LogValley(int number)
    {
        var instance = new Instance(13, "logvalley", number);
        SplitMix64 random = instance.Stream();
        double bestRate = random.NextBetween(-5, -1), bestDecay = random.NextBetween(-6.5, -1.5);
        double bestWidth = Math.Round(Math.Pow(2, random.NextBetween(3.5, 9.5)));
        double lean = random.NextBetween(-0.6, 0.6), bend = random.NextBetween(-0.3, 0.3);
        Axis[] space = [Axes.LogFloat("rate", 1e-6, 1), Axes.LogFloat("decay", 1e-7, 0.1), Axes.LogInteger("width", 8, 1024)];

        return instance.Build(space, 0, [Math.Pow(10, bestRate), Math.Pow(10, bestDecay), bestWidth], x =>
        {
            double decay = Math.Log10(x[1]) - bestDecay, width = Math.Log2(x[2] / bestWidth);
            double rate = Math.Log10(x[0]) - bestRate - lean * width - bend * decay * decay;
            double steepness = rate > 0 ? 2.0 : 0.5;
            return steepness * rate * rate + 0.05 * decay * decay + 0.05 * width * width;
        });
    }
}
