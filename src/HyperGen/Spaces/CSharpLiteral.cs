using System.Globalization;
using System.Text;

namespace HyperGen.Spaces;

/// <summary>Values as C# source: invariant, exact, typed.</summary>
internal static class CSharpLiteral
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => Quote(text, '"'),
        char character => Quote(character.ToString(), '\''),
        double number => Real(number, "double", "", static n => n.ToString("R", CultureInfo.InvariantCulture)),
        float number => Real(number, "float", "f", n => ((float)n).ToString("R", CultureInfo.InvariantCulture)),
        Half number => $"(System.Half)({Real((double)number, "double", "", static n => n.ToString("R", CultureInfo.InvariantCulture))})",
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        TimeSpan span => OfTimeSpan(span),
        long number => number == long.MinValue ? "long.MinValue" : number.ToString(CultureInfo.InvariantCulture) + "L",
        ulong number => number.ToString(CultureInfo.InvariantCulture) + "UL",
        uint number => number.ToString(CultureInfo.InvariantCulture) + "u",
        nint number => $"unchecked((nint)({((long)number).ToString(CultureInfo.InvariantCulture)}))",
        nuint number => $"unchecked((nuint){((ulong)number).ToString(CultureInfo.InvariantCulture)})",
        sbyte or byte or short or ushort or int => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A value of type {value.GetType()} has no C# literal.", nameof(value)),
    };

    public static string OfEnum(Enum value, string type)
    {
        string text = value.ToString();
        return char.IsLetter(text[0]) || text[0] is '_' or '@'
            ? string.Join(" | ", text.Split(", ").Select(member => $"{type}.{Identifier(member)}"))
            : $"({type})({text})";
    }

    // Keywords begin in lower case; the mark is allowed on any identifier.
    private static string Identifier(string name) => char.IsLower(name[0]) ? "@" + name : name;

    private static string OfTimeSpan(TimeSpan span) => span.Ticks % TimeSpan.TicksPerSecond == 0
        ? string.Create(CultureInfo.InvariantCulture, $"System.TimeSpan.FromSeconds({span.Ticks / TimeSpan.TicksPerSecond})")
        : string.Create(CultureInfo.InvariantCulture, $"System.TimeSpan.FromTicks({span.Ticks}L)");

    private static string Real(double number, string type, string suffix, Func<double, string> format)
    {
        if (double.IsNaN(number)) return type + ".NaN";
        if (double.IsInfinity(number)) return type + (number > 0 ? ".PositiveInfinity" : ".NegativeInfinity");
        string text = format(number);
        return text.AsSpan().ContainsAny('.', 'E') || suffix.Length > 0 ? text + suffix : text + ".0";
    }

    private static string Quote(string text, char quote)
    {
        StringBuilder literal = new();
        literal.Append(quote);
        foreach (char c in text)
        {
            if (c == quote || c == '\\') literal.Append('\\').Append(c);
            else if (c is >= ' ' and < '\u007f' || char.IsLetter(c)) literal.Append(c);
            else literal.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
        }

        return literal.Append(quote).ToString();
    }
}
