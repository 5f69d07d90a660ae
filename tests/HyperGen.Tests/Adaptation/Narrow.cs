namespace HyperGen.Tests.Adaptation;

/// <summary>Properties whose types or conversions end somewhere.</summary>
[SearchSpace]
public sealed partial record Narrow
{
    [Range(1, 200)]
    public byte Small { get; init; } = 4;

    [Range(1.0, 50.0)]
    public decimal Price { get; init; } = 10;

    [Range(0.0, 1.0)]
    public float Share { get; init; } = 0.5f;
}
