using HyperGen;

namespace ManyWorkers;

/// <summary>How a logistic regression is trained.</summary>
[SearchSpace]
public sealed partial record TrainingConfig
{
    [LogUniform(1e-5, 1.0)]
    public double LearningRate { get; init; } = 0.1;

    [Range(0.0, 0.99)]
    public double Momentum { get; init; }

    [LogUniform(1e-6, 0.1)]
    public double L2 { get; init; } = 1e-4;

    [Range(1, 50)]
    public int Epochs { get; init; } = 20;

    /// <summary>Whether a tumour is described by the squares of its measurements too.</summary>
    [Choice]
    public bool Squares { get; init; }
}
