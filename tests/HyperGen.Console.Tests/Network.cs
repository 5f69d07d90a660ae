namespace HyperGen.Tests.Terminal;

/// <summary>A config written by hand, with names and labels that a terminal library could mistake for markup.</summary>
internal sealed record Network(double Rate, int Width, string Activation, double Period) : ISearchSpace<Network>
{
    private static readonly string[] Activations = ["relu", "[red]sine[/]", "größe 大"];

    public static SearchSpace SearchSpace { get; } = Create();

    public static Network Sample(ref Rng rng)
    {
        double[] point = new double[4];
        SearchSpace.Sample(ref rng, point);
        return Decode(point);
    }

    public static void Encode(Network config, Span<double> point) =>
        (point[0], point[1], point[2], point[3]) =
            (config.Rate, config.Width, Array.IndexOf(Activations, config.Activation), config.Activation == "relu" ? double.NaN : config.Period);

    public static Network Decode(ReadOnlySpan<double> point) =>
        new(point[0], (int)point[1], Activations[(int)point[2]], double.IsNaN(point[3]) ? 1 : point[3]);

    public string ToCSharp() => ToString();

    private static SearchSpace Create()
    {
        SearchSpaceBuilder builder = new("Network");
        builder.AddFloat("Rate", 1e-4, 1, Scale.Log);
        builder.AddInt("Width", 8, 64);
        builder.AddChoice("Activation", Activations);
        builder.AddFloat("Activation[sine].Period", 0, 10).When(2, 1, 2);
        return builder.WithDefault([0.01, 16, 0, double.NaN]).Build();
    }
}
