using HyperGen.Problems;
using HyperGen.Problems.Formulas;
using HyperGen.Problems.HeldOut;
using HyperGen.Problems.Recorded;

namespace HyperGen.Suite.Transfer;

/// <summary>Related problems over one space.</summary>
/// <param name="Name">The family's name.</param>
/// <param name="Target">The problem to solve, by number.</param>
/// <param name="Source">What was solved before it, by number of the problem and of the source.</param>
internal sealed record TransferFamily(string Name, Func<int, Problem> Target, Func<int, int, Problem> Source)
{
    private const int Datasets = 34;

    /// <summary>The families that need no files.</summary>
    public static IReadOnlyList<TransferFamily> Formulas { get; } =
    [
        Shifted("branin", [(-5, 10), (0, 15)], Classics.Branin, 0.39788735772973816, 0.1),
        Shifted("hartmann3", Unit(3), Hartmann.Three, Hartmann.Best3, 0.1),
        Shifted("hartmann6", Unit(6), Hartmann.Six, Hartmann.Best6, 0.1),
        Shifted("hartmann6 far", Unit(6), Hartmann.Six, Hartmann.Best6, 0.25),
        Shifted("ackley4", Box(4, -15, 30), Classics.Ackley, 0, 0.1),
        Shifted("styblinski4", Box(4, -5, 5), Classics.StyblinskiTang, 4 * -39.16616570377142, 0.05),
        Shifted("rosenbrock4", Box(4, -5, 10), Classics.Rosenbrock, 0, 0.05),
        Same("hartmann6 same", Unit(6), Hartmann.Six, Hartmann.Best6, 1),
        Same("hartmann6 reversed", Unit(6), Hartmann.Six, Hartmann.Best6, -1),
        Same("branin reversed", [(-5, 10), (0, 15)], Classics.Branin, 0.39788735772973816, -1),
        new("mixed unrelated", number => MixedFamily.Build(4 * number, 2, 90), (number, source) => Resembling(4 * number, source)),
    ];

    /// <summary>The algorithms recorded on many datasets.</summary>
    /// <param name="folder">The folder of the recorded problems.</param>
    public static IEnumerable<TransferFamily> Recorded(string folder)
    {
        foreach (string name in (string[])["lcbench_126026", "rbv2_rpart_14", "rbv2_xgboost_1501"])
        {
            SurrogateProblem problem = (SurrogateProblem)RecordedProblems.Load(folder, name).Single();
            yield return new(
                name[..name.LastIndexOf('_')], number => problem.OnDataset(Dataset(number, 0)),
                (number, source) => problem.OnDataset(Dataset(number, 1 + source)));
        }
    }

    private static TransferFamily Shifted(string name, (double Low, double High)[] box, Formula formula, double best, double shift)
    {
        return new(name, number => Problem(number, 0), (number, source) => Problem(number, 1 + source));

        // Each source is shifted from the target by up to a share of the range, and has a scale and an origin of its own.
        FormulaProblem Problem(int number, int source)
        {
            SplitMix64 random = SplitMix64.ForInstance(200 + number, 0);
            double[] place = Offsets(ref random, box, shift);
            if (source > 0)
            {
                random = SplitMix64.ForInstance(200 + number, source);
                double[] more = Offsets(ref random, box, shift);
                place = [.. place.Zip(more, (one, other) => one + other)];
            }

            double scale = source == 0 ? 1 : Math.Pow(10, random.NextBetween(-2, 2));
            double origin = source == 0 ? 0 : random.NextBetween(-100, 100);
            return Over(box, name, x => origin + (scale * At(formula, x, place)), best);
        }
    }

    private static TransferFamily Same(string name, (double Low, double High)[] box, Formula formula, double best, int sign) =>
        new(name, _ => Over(box, name, formula, best), (_, _) => Over(box, name, x => sign * formula(x), best));

    // Another problem of the family, of which nothing carries over, in the space of the target.
    private static Problem Resembling(int number, int source)
    {
        Problem target = MixedFamily.Build(number, 2, 90), other = MixedFamily.Build(number + 1 + source, 2, 90);
        return new FormulaProblem($"{target.Name}_{source}", target.Parameters, 0, target.Trials, x =>
        {
            double[] point = x.ToArray();
            for (int i = 0; i < 2; i++) point[i] = Math.Min(point[i], ((ChoiceAxis)other.Parameters[i]).Choices.Count - 1);
            return other.Evaluate(point);
        });
    }

    private static int Dataset(int number, int source) => 1 + (((number * 7) + (source * 11)) % Datasets);

    private static FormulaProblem Over((double Low, double High)[] box, string name, Formula formula, double best) =>
        new(name, [.. box.Select((side, k) => Axes.Float($"x{k}", side.Low, side.High))], best, 30, formula);

    private static double At(Formula formula, ReadOnlySpan<double> x, double[] place)
    {
        Span<double> z = stackalloc double[x.Length];
        for (int k = 0; k < z.Length; k++) z[k] = x[k] - place[k];
        return formula(z);
    }

    private static double[] Offsets(ref SplitMix64 random, (double Low, double High)[] box, double shift)
    {
        double[] place = new double[box.Length];
        for (int k = 0; k < box.Length; k++) place[k] = random.NextBetween(-shift, shift) * (box[k].High - box[k].Low);
        return place;
    }

    private static (double Low, double High)[] Unit(int d) => Box(d, 0, 1);

    private static (double Low, double High)[] Box(int d, double low, double high) => [.. Enumerable.Repeat((low, high), d)];
}
