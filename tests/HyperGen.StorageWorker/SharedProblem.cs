namespace HyperGen.StorageWorker;

/// <summary>The space and objective on which several processes, ours and foreign ones, work together.</summary>
public static class SharedProblem
{
    public static SearchSpace Space { get; } = new SearchSpaceBuilder("SharedProblem")
        .AddFloat("x", -5, 5)
        .AddFloat("rate", 1e-5, 0.1, Scale.Log)
        .AddInt("layers", 1, 8)
        .AddChoice<string>("kind", ["relu", "gelu", "größe"])
        .AddFloat("momentum", 0, 0.9, step: 0.1).When(3, 1)
        .WithDefault([0, 1e-3, 2, 0, double.NaN])
        .Build();

    public static double Value(ReadOnlySpan<double> point) =>
        (point[0] * point[0]) + point[1] + point[2] + (point[3] * 0.5) + (double.IsNaN(point[4]) ? 0 : point[4]);
}
