namespace HyperGen.Hosting.Tests;

/// <summary>The space that <see cref="Parabola"/> had before.</summary>
[SearchSpace]
public sealed partial record WiderParabola
{
    [Range(-50.0, 50.0)]
    public double X { get; init; }
}
