namespace HyperGen.Tests.Studies;

[SearchSpace]
public partial record BoundPart
{
    [Range(1, 9)]
    public int Width { get; init; } = 4;

    [Range("00:00:00", "00:01:00")]
    public TimeSpan Delay { get; init; }
}
