using HyperGen.Suite;

namespace HyperGen.Problems.Tests;

public sealed class NarrowingTests
{
    // The suite's command narrow does the same at length.
    [Fact]
    public void Narrowing_on_24_functions_loses_at_most_two_per_cent_of_what_a_random_config_misses()
    {
        IReadOnlyList<Problem> problems = Catalogue.Find(null, NarrowingLoss.Problems.Split(','));
        NarrowingLoss[] losses = [.. problems.Select(problem => NarrowingLoss.Of(problem, Samplers.Tpe(), seeds: 2, trials: 60, after: 30))];

        Assert.Equal(24, losses.Length);
        Assert.InRange(losses.Average(loss => loss.With - loss.Without), -1, 0.02);
        Assert.Contains(losses, loss => loss.With < loss.Without);
    }
}
