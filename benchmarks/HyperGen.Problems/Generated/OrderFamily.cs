using HyperGen.Problems.Formulas;
using HyperGen.Problems.HeldOut;

namespace HyperGen.Problems.Generated;

/// <summary>Constrained: two to five thresholds that must rise, which one order in 2, 6, 24 or 120 does; 0 in one place.</summary>
internal static class OrderFamily
{
    public static FormulaProblem Build(int number)
    {
        int d = 2 + (number % 4);
        var instance = new Instance(16, $"order{d}", number, 'g');
        SplitMix64 random = instance.Stream();
        double[] target = [.. Draws.Numbers(ref random, d, 0.05, 0.95).Order()];
        double[] weights = Draws.Numbers(ref random, d, 0.3, 2);
        double tie = random.NextUnit();
        return instance.Build(Axes.Box(d, 0, 1), 0, target, Value, constraint: IsRising);

        double Value(ReadOnlySpan<double> x)
        {
            double sum = 0, previous = 0;
            for (int i = 0; i < d; i++)
            {
                double offset = x[i] - target[i];
                sum += (weights[i] * Math.Pow(Math.Abs(offset), 1.5)) + (tie * (offset - previous) * (offset - previous));
                previous = offset;
            }

            return sum;
        }
    }

    private static bool IsRising(ReadOnlySpan<double> x)
    {
        for (int i = 1; i < x.Length; i++)
        {
            if (x[i] < x[i - 1])
                return false;
        }

        return true;
    }
}
