namespace HyperGen.Tests.Spaces.Configs;

[SearchSpace]
public partial class MutableOuter
{
    [Choice]
    public bool Searches { get; set; }

    [Nested, When(nameof(Searches), true)]
    public MutableInner Inner { get; set; } = new();
}

[SearchSpace]
public partial class MutableInner
{
    [Range(0, 9)]
    public int Depth { get; set; }
}
