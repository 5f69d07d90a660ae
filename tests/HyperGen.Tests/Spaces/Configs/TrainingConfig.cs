namespace HyperGen.Tests.Spaces.Configs;

/// <summary>The example of the documentation: one parameter of each kind.</summary>
[SearchSpace]
public sealed partial record TrainingConfig
{
    [LogUniform(1e-5, 1e-1)]
    public double LearningRate { get; init; } = 1e-3;

    [Range(16, 256, Step = 16)]
    public int BatchSize { get; init; } = 64;

    [Range(0.0, 0.5)]
    public float Dropout { get; init; }

    [Choice("relu", "gelu", "silu")]
    public string Activation { get; init; } = "relu";

    [Choice]
    public Loss Loss { get; init; }

    [Choice(null, 4, 8)]
    public int? MaxDepth { get; init; }

    [Choice]
    public bool Bias { get; init; } = true;

    [Choice]
    public OptimizerKind Optimizer { get; init; } = OptimizerKind.Adam;

    [Range(0.0, 0.99), When(nameof(Optimizer), OptimizerKind.Sgd)]
    public double Momentum { get; init; } = 0.9;

    [Nested]
    public EncoderConfig Encoder { get; init; } = new();

    [Choice(typeof(CosineSchedule), typeof(StepSchedule))]
    public ISchedule Schedule { get; init; } = new CosineSchedule();

    [Constraint]
    public bool FitsInMemory => BatchSize * Encoder.Width <= 1 << 15;
}

public enum Loss { SquaredError, Huber }

public enum OptimizerKind { Adam, Sgd }

[SearchSpace]
public sealed partial record EncoderConfig
{
    [Range(1, 12)]
    public int Layers { get; init; } = 2;

    [Range(32, 512, Log = true)]
    public int Width { get; init; } = 128;
}

public interface ISchedule;

[SearchSpace]
public sealed partial record CosineSchedule : ISchedule
{
    [Range(1, 100)]
    public int Period { get; init; } = 10;
}

[SearchSpace]
public sealed partial record StepSchedule : ISchedule
{
    [Range(0.1, 0.9, Step = 0.1)]
    public float Decay { get; init; } = 0.5f;

    [Choice(10, 20, 30)]
    public byte Every { get; init; } = 10;
}
