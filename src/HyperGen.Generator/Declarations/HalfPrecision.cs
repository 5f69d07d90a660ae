namespace HyperGen.Generator.Declarations;

/// <summary>IEEE 754 binary16 rounding, which the compiler's own target framework lacks.</summary>
internal static class HalfPrecision
{
    public const double MaxValue = 65504;

    private const double SmallestNormal = 6.103515625e-05; // 2^-14
    private const double SmallestStep = 5.9604644775390625e-08; // 2^-24

    /// <summary>The Half nearest to a number of magnitude at most <see cref="MaxValue"/>, ties to even.</summary>
    public static double Round(double value)
    {
        double magnitude = Math.Abs(value);
        double step = SmallestStep;
        for (double bound = SmallestNormal * 2; magnitude >= bound; bound *= 2) step *= 2;
        return Math.Round(value / step, MidpointRounding.ToEven) * step;
    }
}
