using HyperGen.Problems.Formulas;
using HyperGen.Problems.HeldOut;

namespace HyperGen.Problems.Generated;

/// <summary>
/// Conditional: one to four layers, each with a width and, in every other instance, a rate to forget at; the best width of a layer hangs on
/// that before. 0 at one number of layers.
/// </summary>
internal static class LayerFamily
{
    private const int Most = 4;
    private const double Narrowest = 4, Widest = 256;

    public static FormulaProblem Build(int number)
    {
        bool forgets = number % 2 == 1;
        var instance = new Instance(8, "layers", number, 'g');
        SplitMix64 random = instance.Stream();
        int best = 1 + random.NextIndex(Most);
        double[] floors = Draws.Floors(ref random, Most, 0.02, 0.2, best - 1);
        double bestRate = random.NextBetween(-4.5, -0.5);
        int[] widths = new int[Most];
        for (int layer = 0; layer < Most; layer++)
            widths[layer] = (int)Math.Round(Narrowest * Math.Pow(Widest / Narrowest, random.NextBetween(0.1, 0.9)));

        double[] forgetting = Draws.Numbers(ref random, Most, 0.05, 0.7);
        double follow = random.NextBetween(0, 0.6);

        IEnumerable<Axis> layers = Enumerable.Range(0, Most).SelectMany(layer =>
        {
            int[] deepEnough = [.. Enumerable.Range(layer, Most - layer)];
            Axis width = Axes.LogInteger($"width{layer}", (long)Narrowest, (long)Widest).When(0, deepEnough);
            return forgets ? (Axis[])[width, Axes.Float($"forget{layer}", 0, 0.8).When(0, deepEnough)] : [width];
        });
        int stride = forgets ? 2 : 1;
        double[] optimum =
        [
            best - 1, Math.Pow(10, bestRate),
            .. Enumerable.Range(0, Most).SelectMany(layer => forgets
                ? (double[])[layer < best ? widths[layer] : double.NaN, layer < best ? forgetting[layer] : double.NaN]
                : [layer < best ? widths[layer] : double.NaN]),
        ];
        return instance.Build([Axes.Choice("layers", "1", "2", "3", "4"), Axes.LogFloat("rate", 1e-5, 1), .. layers], 0, optimum, point =>
        {
            int count = (int)point[0] + 1;
            double rate = (Math.Log10(point[1]) - bestRate) / 5;
            double sum = floors[count - 1] + (rate * rate), before = 0;
            for (int layer = 0; layer < count; layer++)
            {
                int at = 2 + (layer * stride);
                double width = Math.Log(point[at] / widths[layer]) / Math.Log(Widest / Narrowest);
                double beside = width - (follow * before) + (0.3 * rate);
                sum += 0.6 * beside * beside;
                if (forgets)
                    sum += 0.4 * (point[at + 1] - forgetting[layer]) * (point[at + 1] - forgetting[layer]);
                before = width;
            }

            return sum;
        });
    }
}
