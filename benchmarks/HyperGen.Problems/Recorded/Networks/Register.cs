namespace HyperGen.Problems.Recorded.Networks;

/// <summary>A slice of the workspace that holds one intermediate vector.</summary>
internal readonly record struct Register(int Start, int Width)
{
    public Span<double> In(Span<double> workspace) => workspace.Slice(Start, Width);

    public Register Part(int from, int to) => new(Start + from, to - from);
}
