using HyperGen.Numerics;

namespace HyperGen.Spaces;

/// <summary>
/// The coordinate along the unit interval of a numeric domain: the value, or its logarithm on a log scale, as y = origin + width u.
/// </summary>
/// <param name="Origin">The coordinate at 0: half a step below the smallest value of a discrete domain.</param>
/// <param name="Width">The length of the domain.</param>
/// <param name="IsLog">Whether the coordinate is the logarithm.</param>
internal readonly record struct UnitLine(double Origin, double Width, bool IsLog)
{
    public static UnitLine Of(Parameter parameter) => parameter switch
    {
        FloatParameter { Scale: Scale.Log } real => Logarithmic(real.Low, real.High),
        FloatParameter { Step: { } step } grid => new(grid.Low - (step / 2), grid.Cardinality!.Value * step, false),
        FloatParameter real => new(real.Low, real.High - real.Low, false),
        IntParameter { Scale: Scale.Log } integer => Logarithmic(integer.Low - 0.5, integer.High + 0.5),
        IntParameter integer => new(integer.Low - (integer.Step / 2.0), (double)integer.Cardinality!.Value * integer.Step, false),
        _ => throw new ArgumentException($"'{parameter.Name}' is no number.", nameof(parameter)),
    };

    private static UnitLine Logarithmic(double low, double high) =>
        new(Elementary.Log(low), Elementary.Log(high) - Elementary.Log(low), true);
}
