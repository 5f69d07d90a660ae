using HyperGen.Problems.Formulas;

namespace HyperGen.Problems.Tests;

public sealed class FormulaTests
{
    public static TheoryData<string> Problems => [.. Catalogue.Formulas.Select(problem => problem.Name)];

    public static TheoryData<string> ProblemsWithOptimum =>
        [.. Catalogue.Formulas.OfType<FormulaProblem>().Where(problem => problem.Optimum is not null).Select(problem => problem.Name)];

    [Fact]
    public void Reference_formulas_agree_with_an_independent_implementation()
    {
        Assert.All(ReferenceValues.All, reference =>
        {
            double value = Find(reference.Problem).Evaluate(reference.Point);
            Assert.Equal(reference.Value, value, 1e-12 * Math.Max(1, Math.Abs(reference.Value)));
        });
        Assert.Equal(ReferenceProblems.All.Select(p => p.Name), ReferenceValues.All.Select(r => r.Problem).Distinct());
    }

    [Theory]
    [MemberData(nameof(ProblemsWithOptimum))]
    public void Optimum_reaches_the_known_best(string name)
    {
        FormulaProblem problem = Find(name);
        Assert.Equal(problem.KnownBest, problem.Evaluate([.. problem.Optimum!]), 1e-9);
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public void Known_best_is_not_beaten_around_the_optimum_or_anywhere_else(string name)
    {
        // d01 and d02 are scored against 0 though their rounded offsets put the minimum up to 2e-6 beside it.
        const double Slack = 3e-6;
        FormulaProblem problem = Find(name);
        var random = new SplitMix64(1);
        for (int i = 0; i < 2000; i++)
        {
            double[] point = problem.Draw(ref random);
            Assert.True(problem.Evaluate(point) >= problem.KnownBest - Slack, $"{name} is better at [{string.Join(", ", point)}]");
        }
    }

    [Theory]
    [MemberData(nameof(ProblemsWithOptimum))]
    public void Steps_from_the_optimum_do_not_improve(string name)
    {
        FormulaProblem problem = Find(name);
        double[] point = [.. problem.Optimum!];
        for (int i = 0; i < point.Length; i++)
            foreach (double neighbour in Neighbours(problem.Parameters[i], point[i]))
            {
                double kept = point[i];
                point[i] = neighbour;
                if (problem.IsFeasible(point))
                    Assert.True(problem.Evaluate(point) >= problem.KnownBest - 1e-9, $"{name} improves with {problem.Parameters[i].Name} = {neighbour}");

                point[i] = kept;
            }
    }

    [Fact]
    public void Held_out_optima_are_spread_over_the_box()
    {
        double[] places =
        [
            .. HeldOut.HeldOutProblems.All.Cast<FormulaProblem>().SelectMany(problem => problem.Parameters
                .Zip(problem.Optimum!, (axis, value) => axis is FloatAxis { Scale: Scale.Linear } real ? (value - real.Low) / (real.High - real.Low) : double.NaN))
                .Where(place => !double.IsNaN(place)),
        ];
        int[] quarters = new int[4];
        foreach (double place in places)
            quarters[Math.Min(3, (int)(4 * place))]++;

        Assert.All(quarters, count => Assert.InRange(count, places.Length / 8, places.Length / 2));
    }

    [Fact]
    public void Names_are_unique() =>
        Assert.Equal(Catalogue.Formulas.Count, Catalogue.Formulas.Select(problem => problem.Name).Distinct().Count());

    private static FormulaProblem Find(string name) => (FormulaProblem)Catalogue.Formulas.Single(problem => problem.Name == name);

    private static IEnumerable<double> Neighbours(Axis axis, double value)
    {
        if (double.IsNaN(value) || axis is ChoiceAxis)
            return [];

        double[] candidates = axis is FloatAxis real
            ? [value - 1e-3 * (real.High - real.Low), value + 1e-3 * (real.High - real.Low), value * 0.9, value * 1.1]
            : [value - 1, value + 1];
        return candidates.Where(axis.Contains);
    }
}
