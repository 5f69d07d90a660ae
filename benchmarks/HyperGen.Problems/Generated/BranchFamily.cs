using HyperGen.Problems.Formulas;
using HyperGen.Problems.HeldOut;

namespace HyperGen.Problems.Generated;

/// <summary>
/// Conditional: an algorithm out of three to five, each with one to three parameters of its own, and two that all have. Every algorithm
/// has a floor; 0 in one of them.
/// </summary>
internal sealed class BranchFamily
{
    private const int Shared = 2;

    private readonly double[] _floors;
    private readonly double[] _shared;
    private readonly double[][] _targets;
    private readonly double[][] _steepness;
    private readonly double[] _leans;
    private readonly int[] _starts; // of the parameters of each algorithm in a point
    private readonly int _best;

    private BranchFamily(ref SplitMix64 random)
    {
        int algorithms = 3 + random.NextIndex(3);
        _best = random.NextIndex(algorithms);
        _floors = Draws.Floors(ref random, algorithms, 0.02, 0.25, _best);
        _shared = Draws.Numbers(ref random, Shared, 0.1, 0.9);
        _leans = Draws.Numbers(ref random, algorithms, -0.5, 0.5);
        (_targets, _steepness, _starts) = (new double[algorithms][], new double[algorithms][], new int[algorithms + 1]);
        _starts[0] = 1 + Shared;
        for (int a = 0; a < algorithms; a++)
        {
            int own = 1 + random.NextIndex(3);
            _targets[a] = Draws.Numbers(ref random, own, 0.05, 0.95);
            _steepness[a] = Draws.Numbers(ref random, own, 0.3, 2);
            _starts[a + 1] = _starts[a] + own;
        }
    }

    public static FormulaProblem Build(int number, int family = 7, string stem = "branches")
    {
        var instance = new Instance(family, stem, number, 'g');
        SplitMix64 random = instance.Stream();
        var branches = new BranchFamily(ref random);
        return instance.Build(branches.Space(), 0, branches.Optimum(), branches.Value);
    }

    private Axis[] Space() =>
    [
        Axes.Choice("algorithm", _floors.Length), .. Axes.Box(Shared, 0, 1),
        .. _targets.SelectMany((own, a) => own.Select((_, i) => Axes.LogFloat($"p{a}_{i}", 1e-3, 1).When(0, a))),
    ];

    private double[] Optimum() =>
    [
        _best, .. _shared,
        .. _targets.SelectMany((own, a) => own.Select(target => a == _best ? Math.Pow(10, (3 * target) - 3) : double.NaN)),
    ];

    private double Value(ReadOnlySpan<double> point)
    {
        int a = (int)point[0];
        double sum = _floors[a];
        for (int i = 0; i < Shared; i++)
            sum += 0.5 * Square(point[1 + i] - _shared[i]);
        for (int i = 0; i < _targets[a].Length; i++)
        {
            double unit = (Math.Log10(point[_starts[a] + i]) + 3) / 3;
            sum += _steepness[a][i] * Square(unit - _targets[a][i] - (_leans[a] * (point[1] - _shared[0])));
        }

        return sum;
    }

    private static double Square(double value) => value * value;
}
