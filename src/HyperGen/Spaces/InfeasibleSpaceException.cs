namespace HyperGen;

/// <summary>The constraints of a space left no feasible config to be found.</summary>
/// <param name="message">Names the space and the number of attempts.</param>
public sealed class InfeasibleSpaceException(string message) : InvalidOperationException(message)
{
    /// <summary>The error of a space in which sampling gave up.</summary>
    /// <param name="space">The space.</param>
    /// <param name="attempts">Number of infeasible configs drawn.</param>
    public static InfeasibleSpaceException After(SearchSpace space, int attempts) => new(
        $"No feasible config of '{space.Name}' was found in {attempts} draws; loosen its [Constraint], narrow its ranges, "
        + "or give its properties initialisers that fulfil it.");
}
