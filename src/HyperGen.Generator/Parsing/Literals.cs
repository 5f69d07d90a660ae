using System.Globalization;
using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Parsing;

/// <summary>Values as C# literals: invariant, round-trip, typed.</summary>
internal static class Literals
{
    public static string Of(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    public static string Of(char character) => SymbolDisplay.FormatLiteral(character, quote: true);

    public static string Of(double value)
    {
        if (double.IsNaN(value)) return "double.NaN";
        if (double.IsInfinity(value)) return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        return RoundTrip(value) + "d";
    }

    public static string Of(decimal value) => value.ToString(CultureInfo.InvariantCulture) + "m";

    public static string Of(long value) => value == long.MinValue ? "long.MinValue" : value.ToString(CultureInfo.InvariantCulture) + "L";

    public static string Of(bool value) => value ? "true" : "false";

    /// <summary>A value as <see cref="ChoiceReader"/> reads it, as an expression of the property's type.</summary>
    public static string Of(object? value, ITypeSymbol type, ValueKind kind) => value switch
    {
        null => "null",
        bool flag => Of(flag),
        string text => Of(text),
        char character => Of(character),
        decimal number => Of(number),
        TimeSpan span => $"new global::System.TimeSpan({Of(span.Ticks)})",
        double number => kind switch
        {
            ValueKind.Single => Single(number),
            ValueKind.Half => $"(global::System.Half){Parenthesized(Of(number))}",
            _ => Of(number),
        },
        _ => Integer(value, type, kind),
    };

    /// <summary>The shortest text that reads back to the same number.</summary>
    public static string RoundTrip(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);

        // "R" of older runtimes does not always read back.
        return double.Parse(text, CultureInfo.InvariantCulture) == value ? text : value.ToString("G17", CultureInfo.InvariantCulture);
    }

    private static string Single(double value)
    {
        if (double.IsNaN(value)) return "float.NaN";
        if (double.IsInfinity(value)) return value > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        string text = ((float)value).ToString("R", CultureInfo.InvariantCulture);
        bool isExact = float.Parse(text, CultureInfo.InvariantCulture) == (float)value;
        return (isExact ? text : ((float)value).ToString("G9", CultureInfo.InvariantCulture)) + "f";
    }

    private static string Integer(object value, ITypeSymbol type, ValueKind kind)
    {
        if (value is ulong big) return big.ToString(CultureInfo.InvariantCulture) + "UL";
        string digits = ((long)value).ToString(CultureInfo.InvariantCulture);
        return kind switch
        {
            ValueKind.Int32 when (long)value > int.MinValue => digits,
            ValueKind.UInt32 => digits + "u",
            ValueKind.Int64 => Of((long)value),
            ValueKind.UInt64 => digits + "UL",
            ValueKind.NativeInt or ValueKind.NativeUInt => $"unchecked(({TypeNames.Full(type)})({digits}))",
            _ => $"({TypeNames.Full(type)})({digits})",
        };
    }

    private static string Parenthesized(string text) => text[0] == '-' ? $"({text})" : text;
}
