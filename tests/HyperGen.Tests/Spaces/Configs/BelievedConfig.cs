namespace HyperGen.Tests.Spaces.Configs;

/// <summary>A config with beliefs.</summary>
[SearchSpace]
public sealed partial record BelievedConfig
{
    [LogUniform(1e-5, 1e-1), Prior(1e-3, Factor = 10)]
    public double Rate { get; init; } = 1e-2;

    [Choice, Prior(Weights = [3, 1])]
    public OptimizerKind Optimizer { get; init; }

    [Range(0.0, 0.99), When(nameof(Optimizer), OptimizerKind.Sgd), Prior(0.9, Spread = 0.05)]
    public double Momentum { get; init; } = 0.5;

    [Nested]
    public BelievedPart Inner { get; init; } = new();
}

[SearchSpace]
public sealed partial record BelievedPart
{
    [Range(16, 256, Step = 16), Prior(20, Spread = 4), FormerlyNamed("Size")]
    public int Width { get; init; } = 64;

    [Range("00:00:30", "00:05:00"), Prior("00:01:00", Spread = "00:00:05")]
    public TimeSpan Height { get; init; } = TimeSpan.FromMinutes(2);
}

/// <summary>The same config without them.</summary>
[SearchSpace]
public sealed partial record PlainConfig
{
    [LogUniform(1e-5, 1e-1)]
    public double Rate { get; init; } = 1e-2;

    [Choice]
    public OptimizerKind Optimizer { get; init; }

    [Range(0.0, 0.99), When(nameof(Optimizer), OptimizerKind.Sgd)]
    public double Momentum { get; init; } = 0.5;

    [Nested]
    public PlainPart Inner { get; init; } = new();
}

[SearchSpace]
public sealed partial record PlainPart
{
    [Range(16, 256, Step = 16), FormerlyNamed("Size")]
    public int Width { get; init; } = 64;

    [Range("00:00:30", "00:05:00")]
    public TimeSpan Height { get; init; } = TimeSpan.FromMinutes(2);
}
