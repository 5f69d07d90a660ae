using System.Buffers;
using System.Text;
using System.Text.Json;

namespace HyperGen.Storage;

/// <summary>The form in which storages keep a <see cref="SpaceAdapted"/>: a user attribute of its trial, which other clients ignore.</summary>
internal static class AdaptationAttribute
{
    private const string Prefix = "hypergen:adapted:";

    public static string Key(SpaceAdapted adapted) => Prefix + adapted.Parameter;

    public static string Text(SpaceAdapted adapted)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("low", adapted.Low);
            writer.WriteNumber("high", adapted.High);
            writer.WriteString("reason", adapted.Reason);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The event of an attribute, or <see langword="null"/> for another one.</summary>
    public static SpaceAdapted? TryRead(int trial, string key, JsonElement value) =>
        key.StartsWith(Prefix, StringComparison.Ordinal) && value.ValueKind == JsonValueKind.Object
        && value.TryGetProperty("low", out JsonElement low) && value.TryGetProperty("high", out JsonElement high)
        && value.TryGetProperty("reason", out JsonElement reason)
            ? new SpaceAdapted(trial, key[Prefix.Length..], low.GetDouble(), high.GetDouble(), reason.GetString() ?? "")
            : null;
}
