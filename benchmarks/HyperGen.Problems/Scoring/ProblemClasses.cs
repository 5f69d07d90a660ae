namespace HyperGen.Problems.Scoring;

/// <summary>Sorts problems into classes in which methods are compared apart.</summary>
public static class ProblemClasses
{
    private const int FewDimensions = 6;
    private const int ManyDimensions = 10;

    /// <summary>
    /// The class of a problem. What has a constraint counts as constrained and what is noisy as noisy, whatever the parameters; what has
    /// conditions as conditional.
    /// </summary>
    public static string Of(Problem problem) =>
        problem.Constraint is not null ? "constrained"
        : problem.NoiseDeviation > 0 ? "noisy"
        : problem.Parameters.Any(axis => axis.Condition is not null) ? "conditional"
        : problem.Parameters.All(axis => axis is ChoiceAxis) ? "categorical"
        : problem.Parameters.Any(axis => axis is not FloatAxis) ? "mixed"
        : problem.Parameters.Count <= FewDimensions ? "continuous, up to 6 dimensions"
        : problem.Parameters.Count < ManyDimensions ? "continuous, 7 to 9 dimensions"
        : "continuous, from 10 dimensions";
}
