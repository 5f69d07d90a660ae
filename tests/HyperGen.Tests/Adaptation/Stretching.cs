namespace HyperGen.Tests.Adaptation;

/// <summary>Ranges that say how far they may grow: one on a log scale, one in a nested space, one of a type with a conversion.</summary>
[SearchSpace]
public sealed partial record Stretching
{
    [LogUniform(1e-3, 1e-1), Expandable(1e-6, 10.0)]
    public double Rate { get; init; } = 0.01;

    [Nested]
    public StretchingPart Part { get; init; } = new();
}

[SearchSpace]
public sealed partial record StretchingPart
{
    [Range(2, 8, Step = 2), Expandable(2, 33)]
    public int Depth { get; init; } = 4;

    [Range("1", "2"), Expandable("0.5", "7.5")]
    public decimal Price { get; init; } = 1.5m;

    [Range("00:00:10", "00:00:20"), Expandable("00:00:10", "00:01:00")]
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(15);
}
