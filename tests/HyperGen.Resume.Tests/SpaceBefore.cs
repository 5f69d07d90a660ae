namespace HyperGen.Resume.Tests;

[SearchSpace]
internal sealed partial record SpaceBefore
{
    [Range(1, 100)] public int Width { get; init; } = 10;

    [LogUniform(1e-4, 1e-1)] public double Lr { get; init; } = 1e-3;
}
