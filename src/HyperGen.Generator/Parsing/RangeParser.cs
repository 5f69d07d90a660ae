using HyperGen.Generator.Declarations;
using HyperGen.Generator.Model;

namespace HyperGen.Generator.Parsing;

/// <summary>Parses a <c>[Range]</c> or <c>[LogUniform]</c>.</summary>
internal static class RangeParser
{
    private const string Scale = "global::HyperGen.Scale.";
    private const string Numbers = "global::HyperGen.Spaces.PropertyNumber";

    public static NumberDomainSpec Parse(PropertyType type, RangeUse range, ExpandableUse? limits, int ordinal) =>
        type.IsInteger || type.Kind == ValueKind.Char ? Integer(type, range) : Real(type, range, limits, ordinal);

    private static NumberDomainSpec Integer(PropertyType type, RangeUse range)
    {
        long low = (long)range.Low.Typed!;
        long high = (long)range.High.Typed!;
        long step = range.Step is { } given ? (long)given.Typed! : 1;
        long count = ((high - low) / step) + 1;
        string bounds = $"{Literals.Of(low)}, {Literals.Of(high)}";
        return new NumberDomainSpec
        {
            Handle = "global::HyperGen.IntParameter",
            Adder = "AddInt",
            AdderArguments = $"{bounds}, {ScaleOf(range)}{(step == 1 ? "" : $", {Literals.Of(step)}")}{FormOf(type)}",
            Draw = range.IsLog ? $"rng.NextLogInt({bounds})"
                : step == 1 ? $"rng.NextInt({bounds})"
                : $"rng.NextSteppedInt({Literals.Of(low)}, {Literals.Of(step)}, {Literals.Of(count)})",
            GridCount = null,
            FromNumber = $"({TypeNames.Bare(type.Underlying)}){{0}}",
            ToNumber = type.IsNullableValue ? "(double?){0} ?? double.NaN" : "{0}",
        };
    }

    private static NumberDomainSpec Real(PropertyType type, RangeUse range, ExpandableUse? limits, int ordinal)
    {
        string low = Literals.Of(LowOf(range));
        string high = Literals.Of(HighOf(range));
        string? step = range.Step is { } given ? Literals.Of(given.Number) : null;
        string count = $"Count{ordinal}";
        return new NumberDomainSpec
        {
            Handle = "global::HyperGen.FloatParameter",
            Adder = "AddFloat",
            AdderArguments = $"{low}, {high}, {ScaleOf(range)}{(step is null ? "" : $", {step}")}{FormOf(type)}",
            Draw = step is not null ? $"(GeneratedSpace.{count} == 1 ? {low} : rng.NextSteppedFloat({low}, {step}, GeneratedSpace.{count}))"
                : low == high ? low
                : range.IsLog ? $"rng.NextLogFloat({low}, {high})"
                : $"rng.NextFloat({low}, {high})",
            GridCount = step is null ? null : $"global::HyperGen.Numerics.SteppedGrid.Count({low}, {high}, {step})",
            FromNumber = FromNumber(type, limits?.Low ?? range.Low, limits?.High ?? range.High),
            ToNumber = ToNumber(type, step is null ? null : $"{low}, {step}, GeneratedSpace.{count}"),
        };
    }

    // A grid of floats keeps the decimals as written; its values are rounded one by one.
    private static double LowOf(RangeUse range) => range.Step is null ? range.Low.Number : range.Low.Written;

    private static double HighOf(RangeUse range) => range.Step is null ? range.High.Number : range.High.Written;

    // From the least to the largest value that may ever be tried.
    private static string FromNumber(PropertyType type, Bound low, Bound high) => type.Kind switch
    {
        ValueKind.Single => "(float){0}",
        ValueKind.Half => "(global::System.Half){0}",
        ValueKind.Decimal =>
            $"{Numbers}.ToDecimal({{0}}, {Literals.Of((decimal)low.Typed!)}, {Literals.Of((decimal)high.Typed!)})",
        ValueKind.TimeSpan => $"{Numbers}.ToTimeSpan({{0}}, {Ticks(low)}, {Ticks(high)})",
        _ => "{0}",
    };

    private static string Ticks(Bound bound) => Literals.Of(((TimeSpan)bound.Typed!).Ticks);

    private static string ToNumber(PropertyType type, string? grid)
    {
        string number = type.Kind == ValueKind.TimeSpan ? $"{Numbers}.OfTimeSpan({{0}})"
            : type.IsNullableValue ? "(double?){0} ?? double.NaN"
            : type.Kind == ValueKind.Double ? "{0}"
            : "(double){0}";
        if (grid is null || type.Kind == ValueKind.Double) return number;
        string tolerance = type.Kind switch { ValueKind.Single => "1E-07d", ValueKind.Half => "0.001d", _ => "1E-15d" };
        return $"{Numbers}.OnGrid({number}, {grid}, {tolerance})";
    }

    private static string FormOf(PropertyType type) => type.Kind switch
    {
        ValueKind.TimeSpan => ", form: global::HyperGen.NumberForm.TimeSpan",
        ValueKind.Char => ", form: global::HyperGen.NumberForm.Character",
        _ => "",
    };

    private static string ScaleOf(RangeUse range) => Scale + (range.IsLog ? "Log" : "Linear");
}
