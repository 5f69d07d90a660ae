using System.Globalization;

namespace HyperGen.Tests.Adaptation;

/// <summary>A rate on a log scale, a width and a depth, with bounds that a study may move.</summary>
internal sealed record Tuned(double Rate, double Width, int Depth) : ISearchSpace<Tuned>
{
    public static SearchSpace SearchSpace { get; } = new SearchSpaceBuilder("Tuned")
        .AddFloat("Rate", 1e-3, 1e-1, Scale.Log).AddFloat("Width", 0, 1).AddInt("Depth", 2, 8, step: 2).WithDefault([0.01, 0.5, 4]).Build();

    public static Tuned Sample(ref Rng rng)
    {
        double[] point = new double[3];
        SearchSpace.Sample(ref rng, point);
        return Decode(point);
    }

    /// <summary>A bowl with its minimum 0 at a rate, width and depth of one's choice; the rate counts by its decades.</summary>
    public double Miss(double rate, double width, int depth)
    {
        double decades = Math.Log10(Rate / rate), across = Width - width, levels = (Depth - depth) / 8.0;
        return (decades * decades) + (across * across) + (levels * levels);
    }

    public static void Encode(Tuned config, Span<double> point) => (point[0], point[1], point[2]) = (config.Rate, config.Width, config.Depth);

    public static Tuned Decode(ReadOnlySpan<double> point) => new(point[0], point[1], (int)point[2]);

    public string ToCSharp() => string.Create(CultureInfo.InvariantCulture, $"new Tuned({Rate:R}, {Width:R}, {Depth})");
}
