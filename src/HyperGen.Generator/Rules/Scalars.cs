using System.Globalization;
using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules;

/// <summary>Comparison and C# text of the values that bounds, steps and defaults have.</summary>
internal static class Scalars
{
    /// <summary>The order of two values of one type; null where they have none.</summary>
    public static int? Compare(object? left, object? right) => (left, right) switch
    {
        (ulong, long) => 1,
        (long, ulong) => -1,
        (double a, double b) => a.CompareTo(b),
        (IComparable a, { } b) when a.GetType() == b.GetType() => a.CompareTo(b),
        _ => null,
    };

    /// <summary>A constant as a number; NaN for what is none.</summary>
    public static double Number(object? value) => value switch
    {
        null or string or bool or DateTime => double.NaN,
        TimeSpan span => (double)span.Ticks / TimeSpan.TicksPerSecond,
        char character => character,
        IConvertible number => number.ToDouble(CultureInfo.InvariantCulture),
        _ => double.NaN,
    };

    /// <summary>The source of a value as the initialiser of a property.</summary>
    public static string Literal(object value, ValueKind kind) => (kind, value) switch
    {
        (ValueKind.Char, long code) => SymbolDisplay.FormatLiteral((char)code, quote: true),
        (ValueKind.Single, double number) => ((float)number).ToString("R", CultureInfo.InvariantCulture) + "f",
        (ValueKind.Half, double number) => $"(Half){((float)number).ToString("R", CultureInfo.InvariantCulture)}",
        (ValueKind.Double, double number) => Real(number),
        (ValueKind.Decimal, decimal number) => number.ToString(CultureInfo.InvariantCulture) + "m",
        (ValueKind.TimeSpan, TimeSpan { Ticks: var ticks }) => ticks % TimeSpan.TicksPerSecond == 0
            ? $"TimeSpan.FromSeconds({ticks / TimeSpan.TicksPerSecond})"
            : $"TimeSpan.FromTicks({ticks})",
        _ => Show.Value(value),
    };

    /// <summary>The source of a value as the bound of a range, in the manner of a bound that is there.</summary>
    public static string Argument(object value, Bound like) => value switch
    {
        _ when like.Argument?.Value is string => $"\"{Show.Value(value)}\"",
        long code when like.Argument?.Value is char => SymbolDisplay.FormatLiteral((char)code, quote: true),
        double number when like.Argument?.Value is double or float => Real(number),
        _ => Show.Value(value),
    };

    private static string Real(double number)
    {
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.Any(character => character is '.' or 'E' or 'e') ? text : text + ".0";
    }
}
