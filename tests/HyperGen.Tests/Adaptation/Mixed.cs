using System.Globalization;

namespace HyperGen.Tests.Adaptation;

/// <summary>A kind of solver; a rate on a log scale; a depth with a step; and, for two of the kinds, a momentum on a grid of 0.1.</summary>
internal sealed record Mixed(int Kind, double Rate, int Depth, double Momentum) : ISearchSpace<Mixed>
{
    public static SearchSpace SearchSpace { get; } = new SearchSpaceBuilder("Mixed")
        .AddChoice("Kind", ["plain", "heavy", "nesterov", "sign", "none"]).AddFloat("Rate", 1e-4, 1, Scale.Log)
        .AddInt("Depth", 1, 31, step: 3).AddFloat("Momentum", 0.05, 1.05, step: 0.1).When(0, 1, 2)
        .WithConstraints(point => !(point[1] > 0.5 && point[2] > 20)).Build();

    /// <summary>The least 0 is that of kind 2 at a rate of 0.01, a depth of 13 and a momentum of 0.85.</summary>
    public double Value
    {
        get
        {
            double kind = Kind switch { 2 => 0, 1 => 0.3, 0 => 0.5, _ => 1 };
            double decades = Math.Log10(Rate / 0.01), levels = (Depth - 13) / 15.0;
            double momentum = double.IsNaN(Momentum) ? 0 : Momentum - 0.85;
            return kind + (decades * decades) + (levels * levels) + (momentum * momentum);
        }
    }

    public static Mixed Sample(ref Rng rng)
    {
        double[] point = new double[4];
        SearchSpace.Sample(ref rng, point);
        return Decode(point);
    }

    public static void Encode(Mixed config, Span<double> point) =>
        (point[0], point[1], point[2], point[3]) = (config.Kind, config.Rate, config.Depth, config.Momentum);

    public static Mixed Decode(ReadOnlySpan<double> point) => new((int)point[0], point[1], (int)point[2], point[3]);

    public string ToCSharp() => string.Create(CultureInfo.InvariantCulture, $"new Mixed({Kind}, {Rate:R}, {Depth}, {Momentum:R})");
}
