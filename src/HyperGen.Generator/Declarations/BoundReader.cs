using System.Globalization;

namespace HyperGen.Generator.Declarations;

/// <summary>Reads a bound or step of an attribute as a value of the property's type.</summary>
internal static class BoundReader
{
    private const double ExactLimit = 1L << 53;

    public static Bound Read(ArgumentValue? argument, PropertyType type, Location fallback) =>
        argument is not { } value || value.IsErroneous
            ? new Bound(argument, argument?.Location ?? fallback, BoundProblem.Erroneous)
            : Read(value, type, rounds: true);

    /// <summary>Steps keep the number as written, so that a grid of floats has the decimals a person sees.</summary>
    public static Bound ReadStep(ArgumentValue argument, PropertyType type) =>
        argument.IsErroneous
            ? new Bound(argument, argument.Location, BoundProblem.Erroneous)
            : Read(argument, type, rounds: false);

    private static Bound Read(ArgumentValue argument, PropertyType type, bool rounds)
    {
        if (argument.Value is char character) return Read(argument, type, (double)character, rounds);
        if (argument.Value is string text) return Parse(argument, type, text);
        if (argument.Value is not IConvertible number || argument.Value is bool) return Failed(argument, BoundProblem.NotParsable);
        return Read(argument, type, rounds ? number.ToDouble(CultureInfo.InvariantCulture) : AsWritten(number), rounds);
    }

    // 0.05f means the decimal a person sees, not the binary value that is nearest in a float.
    private static double AsWritten(IConvertible number) => number is float single
        ? double.Parse(single.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : number.ToDouble(CultureInfo.InvariantCulture);

    private static Bound Read(ArgumentValue argument, PropertyType type, double number, bool rounds)
    {
        if (double.IsNaN(number) || double.IsInfinity(number)) return Failed(argument, BoundProblem.NotFinite);
        if (type.IsInteger || type.Kind == ValueKind.Char) return Integer(argument, type.Kind, number);
        switch (type.Kind)
        {
            case ValueKind.Double:
                return new Bound(argument, argument.Location, BoundProblem.None, number, number);
            case ValueKind.Single:
                return Rounded(argument, number, rounds, (float)number, float.MaxValue);
            case ValueKind.Half:
                return Rounded(argument, number, rounds, HalfPrecision.Round(number), HalfPrecision.MaxValue);
            case ValueKind.Decimal:
                return Math.Abs(number) > 7.9e28
                    ? Failed(argument, BoundProblem.OutsideType)
                    : argument.Value is double written
                    ? Decimal(argument, ToDecimal(written))
                    : Decimal(argument, Convert.ToDecimal(argument.Value, CultureInfo.InvariantCulture));
            case ValueKind.TimeSpan:
                // A bare number of a time span would leave the unit to guesswork.
                return Failed(argument, BoundProblem.NotParsable);
            default:
                return Failed(argument, BoundProblem.Erroneous);
        }
    }

    private static Bound Parse(ArgumentValue argument, PropertyType type, string text) => type.Kind switch
    {
        ValueKind.Decimal when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) =>
            Decimal(argument, value),
        ValueKind.TimeSpan when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan value) =>
            new Bound(argument, argument.Location, BoundProblem.None, value, (double)value.Ticks / TimeSpan.TicksPerSecond),
        ValueKind.Erroneous => Failed(argument, BoundProblem.Erroneous),
        _ => Failed(argument, BoundProblem.NotParsable),
    };

    private static Bound Integer(ArgumentValue argument, ValueKind kind, double number)
    {
        if (number != Math.Floor(number)) return Failed(argument, BoundProblem.NotInteger);
        (double low, double high) = IntegerLimits.Of(kind);
        if (number < low || number > high) return Failed(argument, BoundProblem.OutsideType);
        return Math.Abs(number) > ExactLimit || argument.Value is long and (> 1L << 53 or < -(1L << 53))
            ? Failed(argument, BoundProblem.BeyondExact)
            : new Bound(argument, argument.Location, BoundProblem.None, (long)number, number);
    }

    private static Bound Rounded(ArgumentValue argument, double number, bool rounds, double rounded, double limit)
    {
        if (Math.Abs(number) > limit) return Failed(argument, BoundProblem.OutsideType);
        double value = rounds ? rounded : number;
        return new Bound(argument, argument.Location, BoundProblem.None, value, value, AsSeen(number));
    }

    // The attribute takes doubles: a bound written 0.1f arrives as the double with the bits of that float.
    private static double AsSeen(double number) => (float)number == number ? AsWritten((float)number) : number;

    private static Bound Decimal(ArgumentValue argument, decimal value) =>
        new(argument, argument.Location, BoundProblem.None, value, Convert.ToDouble(value));

    // By way of the shortest text: 0.1 is 0.1m, not the nearest 15 digits of the binary value.
    private static decimal ToDecimal(double value) =>
        decimal.Parse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static Bound Failed(ArgumentValue argument, BoundProblem problem) => new(argument, argument.Location, problem);
}
