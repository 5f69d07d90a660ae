using System.Buffers;
using System.Text;
using System.Text.Json;

namespace HyperGen.Storage;

/// <summary>
/// The form in which storages keep a <see cref="SpaceAdapted"/>: a user attribute of its trial, which other clients ignore.
/// </summary>
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
        && value.TryGetProperty("low", out JsonElement low) && low.ValueKind == JsonValueKind.Number
        && value.TryGetProperty("high", out JsonElement high) && high.ValueKind == JsonValueKind.Number
        && value.TryGetProperty("reason", out JsonElement reason) && reason.ValueKind == JsonValueKind.String
            ? new SpaceAdapted(trial, key[Prefix.Length..], low.GetDouble(), high.GetDouble(), reason.GetString()!)
            : null;

    /// <summary>The events among the attributes of a stored trial.</summary>
    public static IEnumerable<SpaceAdapted> Of(StoredTrial trial)
    {
        foreach ((string key, string text) in trial.UserAttributes)
        {
            if (!key.StartsWith(Prefix, StringComparison.Ordinal)) continue;
            using JsonDocument value = JsonDocument.Parse(text);
            if (TryRead(trial.Number, key, value.RootElement) is { } adapted) yield return adapted;
        }
    }
}
