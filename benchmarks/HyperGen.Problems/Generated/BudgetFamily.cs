using HyperGen.Problems.Formulas;
using HyperGen.Problems.HeldOut;

namespace HyperGen.Problems.Generated;

/// <summary>
/// Constrained: sizes whose product must stay within a budget, and a kind that multiplies what they cost. The more of the budget is used
/// the better; 0 where all of it is. Half, a tenth or a hundredth of the space is within the budget.
/// </summary>
internal sealed class BudgetFamily
{
    private const int Sizes = 3;
    private const int Candidates = 256; // among which one uses about as much as the share allows
    private const double Rounding = 1e-9;

    private readonly double[] _costs;
    private readonly double[] _floors;
    private readonly double[] _weights;
    private readonly double _thrift;
    private readonly double[] _target;
    private readonly double _budget;

    private BudgetFamily(ref SplitMix64 random, int kinds, Axis[] space, double share)
    {
        int best = random.NextIndex(kinds);
        _costs = Draws.Floors(ref random, kinds, -1, 1, best);
        _floors = Draws.Floors(ref random, kinds, 0.02, 0.2, best);
        _weights = Draws.Numbers(ref random, Sizes, 0.02, 0.2);
        _thrift = random.NextBetween(0.02, 0.1);
        double wished = Draws.Quantile(space, Used, share);
        double[][] candidates = new double[Candidates][];
        for (int i = 0; i < Candidates; i++)
            candidates[i] = [best, .. Draws.Numbers(ref random, Sizes, 0, 1).Select((unit, k) => space[1 + k].At(unit))];

        _target = candidates.MinBy(candidate => Math.Abs(Used(candidate) - wished))!;
        _budget = Used(_target);
    }

    public static FormulaProblem Build(int number)
    {
        double share = FeasibleShares.Of(number);
        var instance = new Instance(15, $"budget_{100 * share:0}", number, 'g');
        SplitMix64 random = instance.Stream();
        int kinds = 2 + random.NextIndex(3);
        Axis[] space = [Axes.Choice("kind", kinds), .. Enumerable.Range(0, Sizes).Select(i => Axes.LogInteger($"size{i}", 1, 512))];
        var family = new BudgetFamily(ref random, kinds, space, share);
        return instance.Build(space, 0, family._target, family.Value, constraint: point => family.Used(point) <= family._budget + Rounding);
    }

    private double Used(ReadOnlySpan<double> point)
    {
        double sum = _costs[(int)point[0]];
        for (int i = 1; i <= Sizes; i++)
            sum += Math.Log(point[i]);

        return sum;
    }

    private double Value(ReadOnlySpan<double> point)
    {
        double sum = _floors[(int)point[0]] + (_thrift * Math.Max(0, _budget - Used(point)));
        for (int i = 1; i <= Sizes; i++)
        {
            double off = Math.Log(point[i] / _target[i]);
            sum += _weights[i - 1] * off * off;
        }

        return sum;
    }
}
