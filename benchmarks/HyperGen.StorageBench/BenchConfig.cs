namespace HyperGen.StorageBench;

/// <summary>A space of every kind of parameter.</summary>
[SearchSpace]
public sealed partial record BenchConfig
{
    [Range(-5.0, 5.0)] public double X { get; init; }

    [LogUniform(1e-5, 0.1)] public double Rate { get; init; } = 1e-3;

    [Range(1, 8)] public int Layers { get; init; } = 2;

    [Choice("relu", "gelu", "tanh")] public string Kind { get; init; } = "relu";

    public double Value => (X * X) + Rate + Layers + Kind.Length;

    /// <summary>Trials are random: the storage is what is measured.</summary>
    public static StudyOptions Options(string storage, int trials) => Options(StorageWorker.StorageAddress.Open(storage), trials);

    public static StudyOptions Options(IStudyStorage storage, int trials) => new()
    {
        Name = "bench",
        Trials = trials,
        Storage = storage,
        Sampler = Samplers.Random(),
        MaxAttempts = null,
    };
}
