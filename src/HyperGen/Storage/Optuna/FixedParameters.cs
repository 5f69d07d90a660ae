using System.Buffers;
using System.Text;
using System.Text.Json;
using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>Optuna's system attribute of an enqueued trial: its parameters by name, as the objective sees them.</summary>
internal static class FixedParameters
{
    public const string Key = "fixed_params";

    public static void Write(Utf8JsonWriter writer, SearchSpace space, double[] point)
    {
        writer.WriteStartObject();
        foreach (Parameter parameter in space.Parameters)
        {
            double value = point[parameter.Index];
            if (double.IsNaN(value)) continue;
            writer.WritePropertyName(parameter.Name);
            if (parameter is ChoiceParameter choice) writer.WriteRawValue(choice.Choices[(int)value].Json);
            else if (parameter is IntParameter) writer.WriteNumberValue((long)value);
            else PythonJson.Write(writer, value);
        }

        writer.WriteEndObject();
    }

    /// <summary>The attribute as a text.</summary>
    public static string Text(SearchSpace space, double[] point)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) Write(writer, space, point);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static IEnumerable<KeyValuePair<string, StoredValue>> Read(JsonElement attribute) =>
        attribute.ValueKind != JsonValueKind.Object ? []
        : attribute.EnumerateObject().Select(parameter => KeyValuePair.Create(parameter.Name, StoredValue.Of(parameter.Value)));

    /// <summary>Those of a trial's system attributes; none for a trial that was not enqueued.</summary>
    public static List<KeyValuePair<string, StoredValue>> Of(IReadOnlyDictionary<string, string> systemAttributes)
    {
        if (!systemAttributes.TryGetValue(Key, out string? text)) return [];
        using JsonDocument document = JsonDocument.Parse(text);
        return [.. Read(document.RootElement)];
    }
}
