namespace HyperGen.Benchmarks;

/// <summary>An enum to choose from.</summary>
public enum OptimizerKind { Adam, Sgd }
