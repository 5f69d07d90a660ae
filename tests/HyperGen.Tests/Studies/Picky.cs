namespace HyperGen.Tests.Studies;

/// <summary>A config whose constructor refuses half of its own space.</summary>
internal sealed record Picky : ISearchSpace<Picky>
{
    public Picky(double x) => X = x >= 0 ? x : throw new ArgumentException("x must not be negative");

    public static SearchSpace SearchSpace { get; } = new SearchSpaceBuilder("Picky").AddFloat("X", -1, 1).Build();

    public double X { get; }

    public static Picky Sample(ref Rng rng) => new(SearchSpace.Parameters[0].Sample(ref rng));

    public static void Encode(Picky config, Span<double> point) => point[0] = config.X;

    public static Picky Decode(ReadOnlySpan<double> point) => new(point[0]);

    public string ToCSharp() => "";
}
