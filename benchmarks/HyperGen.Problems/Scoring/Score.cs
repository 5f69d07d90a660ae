namespace HyperGen.Problems.Scoring;

/// <summary>How well one run did; both measures are smaller for better runs.</summary>
/// <param name="Problem">The problem's name.</param>
/// <param name="Method">The optimiser's name.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Best">The best value at the end of the budget, smaller is better.</param>
/// <param name="Final">Decimal logarithm of the normalised regret at the end of the budget.</param>
/// <param name="Area">Mean over the trials from the fifth on of the decimal logarithm of the normalised regret.</param>
public sealed record Score(string Problem, string Method, int Seed, double Best, double Final, double Area)
{
    /// <summary>One of the two measures.</summary>
    public double By(Measure measure) => measure == Measure.Area ? Area : Final;
}
