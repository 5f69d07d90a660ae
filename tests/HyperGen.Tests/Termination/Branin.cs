using System.Globalization;

namespace HyperGen.Tests.Termination;

/// <summary>Branin's function over its usual box: three global minima of 0.397887.</summary>
internal sealed record Branin(double X, double Y) : ISearchSpace<Branin>
{
    public const double Minimum = 0.39788735772973816;

    public static SearchSpace SearchSpace { get; } = new SearchSpaceBuilder("Branin").AddFloat("X", -5, 10).AddFloat("Y", 0, 15).Build();

    public double Value
    {
        get
        {
            double valley = Y - (5.1 / (4 * Math.PI * Math.PI) * X * X) + (5 / Math.PI * X) - 6;
            return (valley * valley) + (10 * (1 - (1 / (8 * Math.PI))) * Math.Cos(X)) + 10;
        }
    }

    public static Branin Sample(ref Rng rng)
    {
        double[] point = new double[2];
        SearchSpace.Sample(ref rng, point);
        return Decode(point);
    }

    public static void Encode(Branin config, Span<double> point) => (point[0], point[1]) = (config.X, config.Y);

    public static Branin Decode(ReadOnlySpan<double> point) => new(point[0], point[1]);

    public string ToCSharp() => string.Create(CultureInfo.InvariantCulture, $"new Branin({X:R}, {Y:R})");
}
