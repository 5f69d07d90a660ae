using HyperGen.Problems.Formulas;
using HyperGen.Problems.Generated;
using HyperGen.Problems.Scoring;
using HyperGen.Suite;

namespace HyperGen.Problems.Tests;

public sealed class GeneratedProblemTests
{
    private static readonly IReadOnlyList<Problem> Others = GeneratedProblems.From(100);

    [Fact]
    public void Optimum_of_any_member_reaches_the_known_best() => Assert.All(
        Others.Cast<FormulaProblem>(), problem => Assert.Equal(problem.KnownBest, problem.Evaluate([.. problem.Optimum!]), 1e-9));

    [Fact]
    public void Known_best_of_any_member_is_not_beaten() => Assert.All(Others, problem =>
    {
        var random = new SplitMix64(2);
        for (int i = 0; i < 500; i++)
            Assert.True(problem.Evaluate(problem.Draw(ref random)) >= problem.KnownBest - 1e-9, problem.Name);
    });

    [Fact]
    public void Members_of_a_family_differ() => Assert.All(
        Others.GroupBy(problem => problem.Name[..3]),
        family =>
        {
            Assert.Equal(GeneratedProblems.Members, family.Count());
            Assert.Equal(family.Count(), family.Select(problem => string.Join(' ', ((FormulaProblem)problem).Optimum!)).Distinct().Count());
        });

    [Fact]
    public void Member_is_the_same_whenever_it_is_drawn()
    {
        Problem[] again = [.. GeneratedProblems.From(101).Concat(GeneratedProblems.From(102))];
        Assert.All(Others.Where(problem => !problem.Name.EndsWith("_100", StringComparison.Ordinal)), problem =>
        {
            var random = new SplitMix64(3);
            double[] point = problem.Draw(ref random);
            Assert.Equal(problem.Evaluate(point), again.First(other => other.Name == problem.Name).Evaluate(point));
        });
    }

    [Fact]
    public void Every_class_has_two_families_or_more()
    {
        var families = Others.GroupBy(ProblemClasses.Of, problem => problem.Name[..3])
            .ToDictionary(group => group.Key, group => group.Distinct().Count());
        string[] classes =
        [
            "constrained", "noisy", "conditional", "categorical", "mixed", "continuous, up to 6 dimensions",
            "continuous, from 10 dimensions",
        ];
        Assert.All(classes, name => Assert.True(families[name] >= 2, name));
    }

    [Theory]
    [InlineData("g14_wall2_50_0", 0.5)]
    [InlineData("g14_wall4_10_1", 0.1)]
    [InlineData("g14_wall2_1_2", 0.01)]
    [InlineData("g15_budget_50_0", 0.5)]
    [InlineData("g15_budget_10_1", 0.1)]
    [InlineData("g15_budget_1_2", 0.01)]
    [InlineData("g16_order2_0", 0.5)]
    [InlineData("g16_order4_2", 1.0 / 24)]
    public void Constraint_leaves_the_share_its_name_says(string name, double share)
    {
        const int Points = 40_000;
        Problem problem = Catalogue.Formulas.Single(candidate => candidate.Name == name);
        var random = new SplitMix64(4);
        int feasible = 0;
        for (int i = 0; i < Points; i++)
        {
            double[] point = [.. problem.Parameters.Select(axis => axis.At(random.NextUnit()))];
            feasible += problem.IsFeasible(point) ? 1 : 0;
        }

        Assert.InRange((double)feasible / Points, 0.7 * share, 1.4 * share);
    }

    [Fact]
    public void Point_that_breaks_the_constraint_is_refused()
    {
        Problem problem = Catalogue.Formulas.Single(candidate => candidate.Name == "g16_order3_1");
        Assert.Contains("breaks the constraint", Assert.Throws<ArgumentException>(() => problem.Evaluate([0.9, 0.5, 0.1])).Message);
    }

    [Fact]
    public void Constraint_of_a_problem_is_the_constraint_of_its_space()
    {
        SearchSpace space = ProblemSpace.Of(Catalogue.Formulas.Single(candidate => candidate.Name == "g16_order3_1"));

        Assert.True(space.IsFeasible([0.1, 0.5, 0.9]));
        Assert.False(space.IsFeasible([0.9, 0.5, 0.1]));
    }

    [Fact]
    public void Negative_number_of_a_member_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Catalogue.Find(null, -1, "g"));
}
