namespace HyperGen.Problems.HeldOut;

/// <summary>
/// Problems of the same kinds as the reference ones, generated, with optima spread over the box: for testing what was tuned
/// elsewhere. Do not tune to them.
/// </summary>
public static class HeldOutProblems
{
    /// <summary>All of them, h01 to h17, by family and instance.</summary>
    public static IReadOnlyList<Problem> All { get; } =
    [
        ContinuousFamilies.Levy(0, 2), ContinuousFamilies.Levy(1, 4), ContinuousFamilies.Levy(2, 8),
        ContinuousFamilies.Ripples(0, 2), ContinuousFamilies.Ripples(1, 4), ContinuousFamilies.Ripples(2, 6),
        ContinuousFamilies.Ackley(0, 3), ContinuousFamilies.Ackley(1, 6), ContinuousFamilies.Ackley(2, 10),
        ContinuousFamilies.Michalewicz(0, 2), ContinuousFamilies.Michalewicz(1, 5), ContinuousFamilies.Michalewicz(2, 8),
        ContinuousFamilies.Bowl(0, 3, 1), ContinuousFamilies.Bowl(1, 6, 1), ContinuousFamilies.Bowl(2, 12, 1),
        ContinuousFamilies.Bowl(0, 4, 1000), ContinuousFamilies.Bowl(1, 6, 1000), ContinuousFamilies.Bowl(2, 8, 1000),
        ContinuousFamilies.Rosenbrock(0, 3), ContinuousFamilies.Rosenbrock(1, 5), ContinuousFamilies.Rosenbrock(2, 6),
        HartmannFamilies.Three(0), HartmannFamilies.Three(1), HartmannFamilies.Three(2),
        ContinuousFamilies.SixHumpCamel(0), ContinuousFamilies.SixHumpCamel(1), ContinuousFamilies.SixHumpCamel(2),
        MixedFamily.Build(0, 2), MixedFamily.Build(1, 2), MixedFamily.Build(2, 3), MixedFamily.Build(3, 4),
        TreeFamily.Build(0), TreeFamily.Build(1), TreeFamily.Build(2),
        DiscreteFamilies.Integers(0, 3), DiscreteFamilies.Integers(1, 5), DiscreteFamilies.Integers(2, 8),
        DiscreteFamilies.LogValley(0), DiscreteFamilies.LogValley(1), DiscreteFamilies.LogValley(2),
        ContinuousFamilies.Levy(0, 3, 14, 0.5), ContinuousFamilies.Levy(1, 5, 14, 0.5),
        HartmannFamilies.SixNoisy(0), HartmannFamilies.SixNoisy(1),
        MixedFamily.Build(0, 2, 16, 0.05), MixedFamily.Build(1, 3, 16, 0.05),
        HartmannFamilies.SixAmong(0, 12), HartmannFamilies.SixAmong(1, 15),
    ];
}
