using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace HyperGen;

/// <summary>One value of a <see cref="ChoiceParameter"/> in the two textual forms that people and storages need.</summary>
/// <param name="Label">What a person reads: the text, the number, the enum member, the type's name, <c>null</c>.</param>
/// <param name="Json">The stored form: null, true, false, a number, or a string. Two choices are equal when this text is.</param>
public sealed record Choice(string Label, string Json)
{
    /// <summary>
    /// The textual forms of a value. Enums, types and everything else that has no JSON form of its own are stored by their label;
    /// <see langword="null"/> for one that lacks it, and for a real number that is not finite.
    /// </summary>
    internal static Choice? Of(object? value, string? label) => value switch
    {
        null => new("null", "null"),
        bool b => b ? new("true", "true") : new("false", "false"),
        string text => new(text, Quote(text)),
        char c => new(c.ToString(), Quote(c.ToString())),
        double d => Real(d),
        float f => Real(f),
        Half h => Real((double)h),
        _ when label is not null => new(label, Quote(label)),
        sbyte or byte or short or ushort or int or uint or long or ulong or decimal or nint or nuint or Int128 or UInt128 or BigInteger =>
            Number(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)),
        _ => null,
    };

    private static Choice Number(string text) => new(text, text);

    // JSON has no infinities: like everything without a form of its own they are stored as text. NaN equals nothing and is no choice.
    // A decimal point keeps 2.0 a real number for readers that tell it from the integer 2.
    private static Choice? Real(double value)
    {
        if (double.IsNaN(value)) return null;
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        if (double.IsInfinity(value)) return new(text, Quote(text));
        return new(text, text.AsSpan().ContainsAny(".E") ? text : text + ".0");
    }

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
