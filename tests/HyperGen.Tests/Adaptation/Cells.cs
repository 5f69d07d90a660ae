namespace HyperGen.Tests.Adaptation;

/// <summary>Sixty points.</summary>
[SearchSpace]
public sealed partial record Cells
{
    [Range(0, 9)]
    public int Row { get; init; }

    [Range(0, 5)]
    public int Column { get; init; }
}
