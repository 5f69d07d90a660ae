using System.Globalization;

namespace HyperGen.Testing;

/// <summary>A config whose objective is a curve of reports that ends in its value.</summary>
internal sealed record StudyStorageContractCurve(double X) : ISearchSpace<StudyStorageContractCurve>
{
    public const int Steps = 8;

    public static SearchSpace SearchSpace { get; } = new SearchSpaceBuilder("Curve").AddFloat("X", 0, 1).WithDefault([0.5]).Build();

    public static StudyStorageContractCurve Sample(ref Rng rng)
    {
        double[] point = new double[1];
        SearchSpace.Sample(ref rng, point);
        return Decode(point);
    }

    public static void Encode(StudyStorageContractCurve config, Span<double> point) => point[0] = config.X;

    public static StudyStorageContractCurve Decode(ReadOnlySpan<double> point) => new(point[0]);

    /// <summary>The value after a step: worse configs stand out from the third step on.</summary>
    public double At(int step) => step < 3 ? 2.0 / (step + 1) : X + (1.0 / (step + 1));

    public string ToCSharp() => string.Create(CultureInfo.InvariantCulture, $"new StudyStorageContractCurve({X:R})");
}
