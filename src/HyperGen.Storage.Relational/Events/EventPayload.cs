using System.Text.Json;

namespace HyperGen.Storage;

/// <summary>Reads the payloads of events.</summary>
internal static class EventPayload
{
    /// <exception cref="FormatException">The payload has no member of the name.</exception>
    public static JsonElement Member(this JsonElement payload, string name) =>
        payload.TryGetProperty(name, out JsonElement member) ? member : throw new FormatException($"it has no '{name}'");
}
