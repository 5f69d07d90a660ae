using HyperGen;

namespace HyperGen.Benchmarks;

/// <summary>Ten parameters of mixed kinds, one of them conditional.</summary>
[SearchSpace]
public sealed partial class MixedConfig
{
    [LogUniform(1e-5, 1e-1)]
    public double LearningRate { get; init; } = 1e-3;

    [LogUniform(1e-8, 1e-2)]
    public double WeightDecay { get; init; } = 1e-4;

    [Range(16, 256, Step = 16)]
    public int BatchSize { get; init; } = 64;

    [Range(1, 12)]
    public int Layers { get; init; } = 4;

    [Range(0.0, 0.5)]
    public float Dropout { get; init; }

    [Choice("relu", "gelu", "silu")]
    public string Activation { get; init; } = "relu";

    [Choice(null, 4, 8)]
    public int? MaxDepth { get; init; }

    [Choice]
    public bool Bias { get; init; } = true;

    [Choice]
    public OptimizerKind Optimizer { get; init; }

    [Range(0.0, 0.99), When(nameof(Optimizer), OptimizerKind.Sgd)]
    public double Momentum { get; init; } = 0.9;
}
