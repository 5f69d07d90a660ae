using HyperGen.Problems.Formulas;

namespace HyperGen.Problems.Scoring;

/// <summary>What runs on one problem are measured against.</summary>
/// <param name="KnownBest">The best value known, where smaller is better; infinite if none is.</param>
/// <param name="Trials">The budget.</param>
/// <param name="Floor">The smallest regret that is told apart from none.</param>
public sealed record Yardstick(double KnownBest, int Trials, double Floor)
{
    /// <summary>For a problem nothing is known about: the best of the runs themselves has to serve.</summary>
    public static Yardstick Unknown { get; } = new(double.PositiveInfinity, 100, 1e-3);

    /// <summary>The optimum of a formula is exact; that of a recorded problem is itself an estimate, so its floor is higher.</summary>
    public static Yardstick Of(Problem problem) =>
        new(problem.Sign * problem.KnownBest, problem.Trials, problem is FormulaProblem ? 1e-6 : 1e-3);
}
