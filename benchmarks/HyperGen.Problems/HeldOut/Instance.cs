using HyperGen.Problems.Formulas;

namespace HyperGen.Problems.HeldOut;

/// <summary>One member of a generated family: its name, its budget and the stream its constants are drawn from.</summary>
/// <param name="Family">The family, from 1 on.</param>
/// <param name="Stem">What it is, in a word.</param>
/// <param name="Number">Which member.</param>
/// <param name="Series">The letter of the series the family belongs to.</param>
internal readonly record struct Instance(int Family, string Stem, int Number, char Series = 'h')
{
    // Keeps the streams of the two series apart from any other use of the same generator.
    private int StreamOffset => Series == 'h' ? 100 : 300;

    public string Name => $"{Series}{Family:00}_{Stem}_{Number}";

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
        IReadOnlyList<Axis> space,
        double knownBest,
        IReadOnlyList<double> optimum,
        Formula formula,
        double noiseDeviation = 0,
        Region? constraint = null) =>
        new(Name, space, knownBest, TrialsFor(space.Count), formula)
        {
            Optimum = optimum,
            NoiseDeviation = noiseDeviation,
            Constraint = constraint,
        };
}
