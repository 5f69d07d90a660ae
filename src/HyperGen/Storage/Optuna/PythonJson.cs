using System.Buffers;
using System.Text.Json;

namespace HyperGen.Storage;

/// <summary>Python writes NaN and the infinities as bare words, which is not JSON. Here they become strings on reading.</summary>
internal static class PythonJson
{
    private static readonly byte[][] Words = ["NaN"u8.ToArray(), "-Infinity"u8.ToArray(), "Infinity"u8.ToArray()];

    /// <summary>The same text with every bare word in quotes; the text itself if there is none.</summary>
    public static ReadOnlyMemory<byte> Strict(ReadOnlyMemory<byte> json)
    {
        if (json.Span.IndexOf("NaN"u8) < 0 && json.Span.IndexOf("Infinity"u8) < 0) return json;
        var strict = new ArrayBufferWriter<byte>(json.Length + 16);
        ReadOnlySpan<byte> rest = json.Span;
        bool quoted = false;
        while (!rest.IsEmpty)
        {
            int length = 1;
            if (quoted && rest[0] == '\\' && rest.Length > 1) length = 2;
            else if (rest[0] == '"') quoted = !quoted;
            else if (!quoted && BareWord(rest) is { } word)
            {
                strict.Write("\""u8);
                strict.Write(word);
                strict.Write("\""u8);
                rest = rest[word.Length..];
                continue;
            }

            strict.Write(rest[..length]);
            rest = rest[length..];
        }

        return strict.WrittenMemory;
    }

    /// <summary>A number, written plainly or as one of the words; NaN for null.</summary>
    /// <exception cref="InvalidOperationException">The element is something else.</exception>
    public static double Number(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => double.NaN,
        JsonValueKind.String => element.GetString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            string text => throw new InvalidOperationException($"'{text}' is no number"),
            null => double.NaN,
        },
        _ => element.GetDouble(),
    };

    /// <summary>Writes a number so that Python reads the same one.</summary>
    public static void Write(Utf8JsonWriter writer, double value) => writer.WriteRawValue(
        double.IsNaN(value)
            ? "NaN" : double.IsPositiveInfinity(value) ? "Infinity" : double.IsNegativeInfinity(value) ? "-Infinity"
            : OptunaDistribution.Real(value),
        skipInputValidation: true);

    private static byte[]? BareWord(ReadOnlySpan<byte> text)
    {
        foreach (byte[] word in Words)
        {
            if (text.StartsWith(word)) return word;
        }

        return null;
    }
}
