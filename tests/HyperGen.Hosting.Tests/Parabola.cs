namespace HyperGen.Hosting.Tests;

[SearchSpace]
public sealed partial record Parabola
{
    [Range(-5.0, 5.0)]
    public double X { get; init; } = 1;

    public double Height => (X - 2) * (X - 2);
}
