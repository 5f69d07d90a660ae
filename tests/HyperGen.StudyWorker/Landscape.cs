namespace HyperGen.StudyWorker;

/// <summary>A cheap landscape with every kind of parameter, whose trials the tests compare bit for bit.</summary>
[SearchSpace]
public sealed partial record Landscape
{
    [Range(-5.0, 10.0)] public double X { get; init; }

    [LogUniform(1e-4, 1.0)] public double Rate { get; init; } = 0.01;

    [Range(1, 12)] public int Depth { get; init; } = 6;

    [Choice("relu", "gelu", "silu")] public string Activation { get; init; } = "relu";

    [Range(0.0, 1.0), When(nameof(Activation), "gelu", "silu")] public double Slope { get; init; } = 0.5;

    /// <summary>Loss with one failing corner, so that failed trials are part of what must be resumed.</summary>
    public static double Loss(Landscape config)
    {
        if (config.Depth == 11) throw new InvalidOperationException("too deep");
        double rate = (config.Rate - 0.05) / 0.05;
        double activation = config.Activation switch { "relu" => 0.4, "gelu" => (config.Slope - 0.3) * (config.Slope - 0.3), _ => 0.2 };
        return ((config.X - 2) * (config.X - 2) / 10) + (rate * rate / (1 + (rate * rate))) + (0.02 * (config.Depth - 4) * (config.Depth - 4)) + activation;
    }
}
