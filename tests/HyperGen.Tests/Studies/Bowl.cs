using System.Globalization;

namespace HyperGen.Tests.Studies;

/// <summary>A config written by hand, so that these tests stand without the generator: a quadratic bowl with its minimum at (2, 5).</summary>
internal sealed record Bowl(double X, int N) : ISearchSpace<Bowl>
{
    public static SearchSpace SearchSpace { get; } = new SearchSpaceBuilder("Bowl").AddFloat("X", -10, 10).AddInt("N", 0, 9).WithDefault([0, 0]).Build();

    public double Height => ((X - 2) * (X - 2)) + ((N - 5) * (N - 5));

    public static Bowl Sample(ref Rng rng)
    {
        double[] point = new double[2];
        SearchSpace.Sample(ref rng, point);
        return Decode(point);
    }

    public static void Encode(Bowl config, Span<double> point) => (point[0], point[1]) = (config.X, config.N);

    public static Bowl Decode(ReadOnlySpan<double> point) => new(point[0], (int)point[1]);

    public string ToCSharp() => string.Create(CultureInfo.InvariantCulture, $"new Bowl({X:R}, {N})");
}
