using HyperGen.Problems;
using HyperGen.Problems.Formulas;

namespace HyperGen.Suite;

/// <summary>Bowls over spaces of one kind and any number of parameters: cheap to evaluate, for measuring what proposals cost.</summary>
internal static class SpeedProblems
{
    private const int Choices = 5, Branches = 3;
    private const int FiniteParameters = 3, FiniteLevels = 16; // 4096 points, all of which are scored
    private const double GoldenRatio = 0.6180339887498949;

    private static readonly long[] IntegerRanges = [8, 32, 128, 1024];

    /// <summary>The kinds of space there are.</summary>
    public static IReadOnlyList<string> Spaces { get; } = ["float", "int", "choice", "mixed", "conditional", "finite", "finite-choice"];

    /// <summary>The bowl over a space.</summary>
    /// <exception cref="ArgumentException">There is no such kind of space; the message lists those there are.</exception>
    public static Problem Of(string space, int parameters)
    {
        Axis[] axes =
        [
            .. Enumerable.Range(0, space.StartsWith("finite", StringComparison.Ordinal) ? FiniteParameters : parameters).Select(k => space switch
            {
                "float" => Float(k),
                "int" => Integer(k),
                "choice" => Choice(k),
                "mixed" => Mixed(k),
                "conditional" => Conditional(k),
                "finite" => FiniteInteger(k),
                "finite-choice" => k < FiniteParameters - 1 ? FiniteInteger(k) : Axes.Choice($"p{k}", FiniteLevels),
                _ => throw new ArgumentException($"There is no space '{space}'; there are {string.Join(", ", Spaces)}.", nameof(space)),
            }),
        ];
        return new FormulaProblem($"speed_{space}{axes.Length}", axes, 0, 100, point => Bowl(axes, point));
    }

    private static Axis Float(int k) => Axes.Float($"p{k}", 0, 1);

    private static Axis Integer(int k) => Axes.Integer($"p{k}", 0, IntegerRanges[k % IntegerRanges.Length]);

    private static Axis FiniteInteger(int k) => Axes.Integer($"p{k}", 1, FiniteLevels);

    private static Axis Choice(int k) => Axes.Choice($"p{k}", Choices);

    private static Axis Mixed(int k) => (k % 3) switch
    {
        0 => Float(k),
        1 => Integer(k),
        _ => Choice(k),
    };

    // The first parameter chooses a branch; of each four others three belong to one branch and one to all.
    private static Axis Conditional(int k) => k switch
    {
        0 => Axes.Choice("branch", Branches),
        _ when k % (Branches + 1) == 0 => Mixed(k),
        _ => Mixed(k).When(0, (k % (Branches + 1)) - 1),
    };

    private static double Bowl(Axis[] axes, ReadOnlySpan<double> point)
    {
        double sum = 0;
        for (int k = 0; k < axes.Length; k++)
        {
            double target = GoldenRatio * (k + 1) % 1;
            sum += axes[k] switch
            {
                _ when double.IsNaN(point[k]) => 0.1,
                IntegerAxis integer => Square((point[k] / integer.High) - target),
                ChoiceAxis choice => point[k] == Math.Floor(target * choice.Choices.Count) ? 0 : 0.3,
                _ => Square(point[k] - target),
            };
        }

        return sum;
    }

    private static double Square(double value) => value * value;
}
