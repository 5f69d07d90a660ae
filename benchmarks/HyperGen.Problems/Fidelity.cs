namespace HyperGen.Problems;

/// <summary>A cheaper stage of an evaluation: epochs, steps or a fraction of the training data.</summary>
/// <param name="Name">What is being spent.</param>
/// <param name="Low">The cheapest stage.</param>
/// <param name="High">The full evaluation.</param>
public sealed record Fidelity(string Name, double Low, double High);
