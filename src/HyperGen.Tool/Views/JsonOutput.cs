using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HyperGen.Tool.Views;

/// <summary>Writes the one JSON object that a command prints with <c>--json</c>. Numbers that JSON does not have are texts.</summary>
internal static class JsonOutput
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(ToolConsole console, Action<Utf8JsonWriter> members) => Write(console, members, Options);

    /// <summary>The object on one line, as a stream of them needs it.</summary>
    public static void WriteLine(ToolConsole console, Action<Utf8JsonWriter> members) =>
        Write(console, members, Options with { Indented = false });

    public static void Array<T>(this Utf8JsonWriter json, string property, IEnumerable<T> items, Action<Utf8JsonWriter, T> members)
    {
        json.WriteStartArray(property);
        foreach (T item in items)
        {
            json.WriteStartObject();
            members(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Value(this Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value)) json.WriteNumberValue(value);
        else json.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }

    public static void Number(this Utf8JsonWriter json, string property, double? value)
    {
        json.WritePropertyName(property);
        if (value is { } number) json.Value(number);
        else json.WriteNullValue();
    }

    public static void Date(this Utf8JsonWriter json, string property, DateTimeOffset? at) =>
        json.WriteString(property, at?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture));

    public static void Raw(this Utf8JsonWriter json, string property, string value)
    {
        json.WritePropertyName(property);
        json.WriteRawValue(value);
    }

    private static void Write(ToolConsole console, Action<Utf8JsonWriter> members, JsonWriterOptions options)
    {
        using (Utf8JsonWriter json = new(console.Output, options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        console.Output.Write("\n"u8);
        console.Output.Flush();
    }
}
