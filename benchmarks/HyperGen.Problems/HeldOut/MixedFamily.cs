using HyperGen.Problems.Formulas;

namespace HyperGen.Problems.HeldOut;

/// <summary>
/// Generated mixed problems: categories that cost, clash in pairs and move the bottom of a bowl over the reals, plus an integer.
/// Minimum 0 where every category takes its free choice.
/// </summary>
public sealed class MixedFamily
{
    private const int IntegerLow = 1, IntegerHigh = 30, Reals = 3;

    private readonly int[] _choiceCounts;
    private readonly int[] _freeChoices;
    private readonly double[][] _penalties;
    private readonly double[] _clash;
    private readonly double[][] _bottoms;
    private readonly double[] _weights;
    private readonly int _bestInteger;

    private MixedFamily(ref SplitMix64 random, int categories)
    {
        _choiceCounts = new int[categories];
        _freeChoices = new int[categories];
        _penalties = new double[categories][];
        for (int c = 0; c < categories; c++)
        {
            _choiceCounts[c] = 3 + random.NextIndex(4);
            _freeChoices[c] = random.NextIndex(_choiceCounts[c]);
            _penalties[c] = Drawn(ref random, _choiceCounts[c], 0.05, 0.5);
            _penalties[c][_freeChoices[c]] = 0;
        }

        _clash = Drawn(ref random, _choiceCounts[0] * _choiceCounts[1], 0, 0.3);
        _clash[_freeChoices[0] * _choiceCounts[1] + _freeChoices[1]] = 0;

        _bottoms = new double[_choiceCounts[0]][];
        for (int choice = 0; choice < _bottoms.Length; choice++)
            _bottoms[choice] = Drawn(ref random, Reals, 0.05, 0.95);

        _weights = Drawn(ref random, Reals, 0.3, 2);
        _bestInteger = IntegerLow + random.NextIndex(IntegerHigh - IntegerLow + 1);
    }

    /// <summary>A member of the family.</summary>
    /// <param name="number">Which one.</param>
    /// <param name="categories">Number of categories, at least 2.</param>
    /// <param name="family">The stream its constants are drawn from.</param>
    /// <param name="noiseDeviation">Standard deviation of the noise.</param>
    public static FormulaProblem Build(int number, int categories, int family = 10, double noiseDeviation = 0)
    {
        var instance = new Instance(family, noiseDeviation == 0 ? $"mixed{categories}" : $"mixed{categories}_noisy", number);
        SplitMix64 random = instance.Stream();
        var mixed = new MixedFamily(ref random, categories);
        return instance.Build(mixed.Space(), 0, mixed.Optimum(), mixed.Value, noiseDeviation);
    }

    private Axis[] Space() =>
    [
        .. _choiceCounts.Select((count, c) => Axes.Choice($"c{c}", count)),
        Axes.Integer("k", IntegerLow, IntegerHigh),
        .. Axes.Box(Reals, 0, 1),
    ];

    private double[] Optimum() => [.. _freeChoices.Select(choice => (double)choice), _bestInteger, .. _bottoms[_freeChoices[0]]];

    private double Value(ReadOnlySpan<double> point)
    {
        int categories = _choiceCounts.Length;
        double sum = _clash[(int)point[0] * _choiceCounts[1] + (int)point[1]];
        for (int c = 0; c < categories; c++)
            sum += _penalties[c][(int)point[c]];

        double k = (point[categories] - _bestInteger) / (IntegerHigh - IntegerLow);
        ReadOnlySpan<double> bottom = _bottoms[(int)point[0]];
        for (int i = 0; i < Reals; i++)
        {
            double offset = point[categories + 1 + i] - bottom[i];
            sum += _weights[i] * offset * offset;
        }

        return sum + 0.4 * k * k;
    }

    private static double[] Drawn(ref SplitMix64 random, int count, double low, double high)
    {
        var values = new double[count];
        for (int i = 0; i < count; i++)
            values[i] = random.NextBetween(low, high);

        return values;
    }
}
