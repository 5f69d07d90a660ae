namespace HyperGen.Testing;

/// <summary>Spaces that the storage contract stores and reads back.</summary>
internal static class StudyStorageContractSpaces
{
    /// <summary>Names of studies that a storage must keep apart and as they are.</summary>
    public static string[] StudyNames { get; } =
    [
        "study", "Study", "it's \"quoted\"; DROP TABLE studies;--", "a\\b/c..", "ü 漢字 😀", "{\"op_code\":0}", "tab\tline\nend",
        new('n', 512), new('漢', 512),
    ];

    /// <summary>Every kind of parameter, a condition, and names that need escaping.</summary>
    public static SearchSpace Mixed() => new SearchSpaceBuilder("Mixed")
        .AddFloat("LearningRate", 1e-5, 0.1, Scale.Log)
        .AddFloat("Dropout", 0, 0.5, step: 0.1)
        .AddInt("Layers", 1, 8)
        .AddInt("Batch", 16, 256, step: 16)
        .AddChoice<string>("Activation \"π\"", ["relu", "gelu", "a\\b\n\"c\" ü 漢 😀"])
        .AddChoice<int?>("Depth", [null, 4, 8])
        .AddChoice("Share", [0.5, 2.0])
        .AddChoice("Bias", [false, true])
        .AddChoice("Optimizer", ["adam", "sgd"])
        .AddFloat("Momentum", 0, 0.99).When(8, 1)
        .WithDefault([1e-3, 0.1, 2, 64, 0, 0, 0, 1, 0, double.NaN])
        .Build();

    /// <summary>Points of <see cref="Mixed"/>: with and without the conditional parameter, and at the ends of the domains.</summary>
    public static double[][] MixedPoints() =>
    [
        [0.0123456789012345678, 0.3, 3, 48, 2, 1, 1, 0, 1, 0.1 + 0.2],
        [1e-5, 0, 1, 16, 0, 0, 0, 1, 0, double.NaN],
        [0.1, 0.5, 8, 256, 1, 2, 1, 1, 1, 0.99],
    ];

    /// <summary>One real parameter x in [0, 1].</summary>
    public static SearchSpace Line() => new SearchSpaceBuilder("Line").AddFloat("x", 0, 1).WithDefault([0.5]).Build();

    /// <summary>A space of many parameters.</summary>
    public static SearchSpace Wide(int count)
    {
        SearchSpaceBuilder builder = new("Wide");
        for (int i = 0; i < count; i++) builder.AddFloat($"Parameter{i}", 0, 1);
        return builder.Build();
    }
}
