namespace HyperGen.Tests.Studies;

/// <summary>A config without parameters.</summary>
internal sealed record Nothing : ISearchSpace<Nothing>
{
    public static SearchSpace SearchSpace { get; } = new SearchSpaceBuilder("Nothing").WithDefault([]).Build();

    public static Nothing Sample(ref Rng rng) => new();

    public static void Encode(Nothing config, Span<double> point)
    {
    }

    public static Nothing Decode(ReadOnlySpan<double> point) => new();

    public string ToCSharp() => "new Nothing()";
}
