using System.Globalization;
using System.Text.Json;

namespace HyperGen.Spaces;

/// <summary>
/// A parameter's value as storages keep it, free of any space: a number, or a text, truth value or null. Two values are equal when a
/// reader cannot tell them apart; the integer 2 equals the real 2.0.
/// </summary>
internal readonly record struct StoredValue
{
    private const double ExactLimit = 9007199254740992; // 2^53

    private readonly string? _text;

    private StoredValue(string? text, double number) => (_text, Number) = (text, number);

    /// <summary>The number; NaN for everything else.</summary>
    public double Number { get; }

    /// <summary>Whether the value is a number.</summary>
    public bool IsNumber => !double.IsNaN(Number);

    /// <summary>A value that no parameter has.</summary>
    public static StoredValue None { get; } = new("{}", double.NaN);

    /// <summary>A number.</summary>
    public static StoredValue Of(double number) => new(null, number);

    /// <summary>The value that a point's entry stands for.</summary>
    public static StoredValue Of(Parameter parameter, double value) =>
        parameter is ChoiceParameter choice ? Parse(choice.Choices[(int)value].Json) : Of(value);

    /// <summary>The value of a JSON text.</summary>
    public static StoredValue Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return Of(document.RootElement);
    }

    /// <summary>The value of a JSON element. An array or object is kept as its text: it equals no choice of ours.</summary>
    public static StoredValue Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => new("\"" + element.GetString(), double.NaN),
        JsonValueKind.Number => OfNumber(element),
        _ => new(element.GetRawText(), double.NaN),
    };

    /// <inheritdoc/>
    public override string ToString() => _text ?? Number.ToString("R", CultureInfo.InvariantCulture);

    // Integers that no double can hold are told apart by their digits.
    private static StoredValue OfNumber(JsonElement element)
    {
        double number = element.GetDouble();
        return new(Math.Abs(number) >= ExactLimit && number == Math.Floor(number) ? element.GetRawText() : null, number);
    }
}
