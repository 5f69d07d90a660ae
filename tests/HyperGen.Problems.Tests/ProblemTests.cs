using CsCheck;
using HyperGen.Problems.Formulas;

namespace HyperGen.Problems.Tests;

public sealed class ProblemTests
{
    private static readonly Problem Conditional = Catalogue.Formulas.Single(problem => problem.Name == "f16_cond");

    private static readonly Problem Noisy = Catalogue.Formulas.Single(problem => problem.Name == "f18_hartmann6_noisy");

    [Fact]
    public void Drawn_point_belongs_to_the_space() =>
        Gen.Select(Gen.ULong, Gen.Int[0, Catalogue.Formulas.Count - 1]).Sample((seed, index) =>
        {
            Problem problem = Catalogue.Formulas[index];
            var random = new SplitMix64(seed);
            return double.IsFinite(problem.Evaluate(problem.Draw(ref random)));
        });

    [Fact]
    public void Centre_belongs_to_the_space() =>
        Assert.All(
            Catalogue.Formulas.Where(problem => problem.IsFeasible(problem.Centre())),
            problem => Assert.True(double.IsFinite(problem.Evaluate(problem.Centre()))));

    [Theory]
    [InlineData(new[] { 0, 0.5, 1.5, 0.0 }, "'z' is 0; it must be NaN")]
    [InlineData(new[] { 0, 0.5, double.NaN, double.NaN }, "'y' is NaN; it must be within")]
    [InlineData(new[] { 0, 2.5, 1.5, double.NaN }, "'t' is 2.5; it must be within")]
    [InlineData(new[] { 0.5, 0.5, 1.5, double.NaN }, "'x' is 0.5; it must be within")]
    [InlineData(new[] { 0.0, 0.5 }, "has 4 parameters; the point has 2")]
    public void Point_outside_the_space_is_refused(double[] point, string reason) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => Conditional.Evaluate(point)).Message);

    [Fact]
    public void Noise_depends_on_seed_and_trial_alone()
    {
        double[] point = Noisy.Centre();
        double first = Noisy.Observe(point, seed: 3, trial: 7);

        Assert.NotEqual(Noisy.Evaluate(point), first);
        Assert.Equal(first, Noisy.Observe(point, 3, 7));
        Assert.NotEqual(first, Noisy.Observe(point, 3, 8));
        Assert.NotEqual(first, Noisy.Observe(point, 4, 7));
    }

    [Fact]
    public void Exact_problem_is_observed_exactly()
    {
        double[] point = Conditional.Centre();
        Assert.Equal(Conditional.Evaluate(point), Conditional.Observe(point, 3, 7));
    }

    [Fact]
    public void Log_integer_draws_its_ends()
    {
        IntegerAxis axis = Axes.LogInteger("units", 1, 512);
        Assert.Equal(1, axis.At(0));
        Assert.Equal(512, axis.At(1 - 1e-12));
        Assert.Equal(23, axis.Centre);
    }
}
