using HyperGen.Problems.Formulas;

namespace HyperGen.Problems.HeldOut;

/// <summary>One member of a generated family: its name, its budget and the stream its constants are drawn from.</summary>
internal readonly record struct Instance(int Family, string Stem, int Number)
{
    // Keeps the streams of this family apart from any other use of the same generator.
    private const int StreamOffset = 100;

    public string Name => $"h{Family:00}_{Stem}_{Number}";

    public SplitMix64 Stream() => SplitMix64.ForInstance(StreamOffset + Family, Number);

    /// <summary>A budget that grows with the number of parameters: 40, 60, 80 or 100.</summary>
    public static int TrialsFor(int parameters) => parameters switch
    {
        <= 2 => 40,
        <= 6 => 60,
        <= 8 => 80,
        _ => 100,
    };

    public FormulaProblem Build(
        IReadOnlyList<Axis> space, double knownBest, IReadOnlyList<double> optimum, Formula formula, double noiseDeviation = 0) =>
        new(Name, space, knownBest, TrialsFor(space.Count), formula) { Optimum = optimum, NoiseDeviation = noiseDeviation };
}
