using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HyperGen.Spaces;

/// <summary>
/// The JSON form in which storages keep a space: its parameters, domains, conditions, default and fingerprint. Reading it back gives an
/// equal space without the config type, whose choices are their JSON texts.
/// </summary>
internal static class SpaceDescription
{
    private const int Version = 1;

    public static string Write(SearchSpace space)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("version", Version);
            writer.WriteString("name", space.Name);
            writer.WriteString("fingerprint", space.Fingerprint);
            writer.WriteStartArray("parameters");
            foreach (Parameter parameter in space.Parameters) Write(writer, space, parameter);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <exception cref="FormatException">The text is no description of a space; the message says why.</exception>
    public static SearchSpace Read(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            if (document.RootElement.GetProperty("version").GetInt32() != Version)
                throw new FormatException("The stored space was described by a newer version; update HyperGen.");
            return Read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            throw new FormatException($"The stored description of the space cannot be read: {error.Message}", error);
        }
    }

    /// <summary>The space of a text, or <see langword="null"/> for a text that describes none.</summary>
    public static SearchSpace? TryRead(string json)
    {
        try
        {
            return Read(json);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter writer, SearchSpace space, Parameter parameter)
    {
        writer.WriteStartObject();
        writer.WriteString("name", parameter.Name);
        switch (parameter)
        {
            case FloatParameter real:
                writer.WriteString("kind", "float");
                writer.WriteNumber("low", real.Low);
                writer.WriteNumber("high", real.High);
                if (real.Step is { } step) writer.WriteNumber("step", step);
                if (real.Scale == Scale.Log) writer.WriteBoolean("log", true);
                break;
            case IntParameter integer:
                writer.WriteString("kind", "int");
                writer.WriteNumber("low", integer.Low);
                writer.WriteNumber("high", integer.High);
                if (integer.Step != 1) writer.WriteNumber("step", integer.Step);
                if (integer.Scale == Scale.Log) writer.WriteBoolean("log", true);
                break;
            case ChoiceParameter choice:
                writer.WriteString("kind", "choice");
                writer.WriteStartArray("choices");
                foreach (Choice value in choice.Choices) writer.WriteRawValue(value.Json);
                writer.WriteEndArray();
                WriteLabels(writer, choice);
                break;
        }

        WriteConditions(writer, space, parameter);
        WriteFormerNames(writer, parameter);
        if (space.HasDefault && !double.IsNaN(space.Default[parameter.Index]))
        {
            writer.WritePropertyName("default");
            WriteValue(writer, parameter, space.Default[parameter.Index]);
        }

        writer.WriteEndObject();
    }

    private static void WriteLabels(Utf8JsonWriter writer, ChoiceParameter choice)
    {
        if (choice.Choices.All(value => LabelOf(value.Json) == value.Label)) return;
        writer.WriteStartArray("labels");
        foreach (Choice value in choice.Choices) writer.WriteStringValue(value.Label);
        writer.WriteEndArray();
    }

    private static void WriteConditions(Utf8JsonWriter writer, SearchSpace space, Parameter parameter)
    {
        if (parameter.Conditions.Count == 0) return;
        writer.WriteStartArray("when");
        foreach (ActivationCondition condition in parameter.Conditions)
        {
            Parameter parent = space.Parameters[condition.ParentIndex];
            writer.WriteStartObject();
            writer.WriteString("parameter", parent.Name);
            writer.WriteStartArray("is");
            foreach (double value in condition.Values)
            {
                if (parent.Contains(value)) WriteValue(writer, parent, value);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteFormerNames(Utf8JsonWriter writer, Parameter parameter)
    {
        if (parameter.FormerNames.Count == 0) return;
        writer.WriteStartArray("formerly");
        foreach (string name in parameter.FormerNames) writer.WriteStringValue(name);
        writer.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter writer, Parameter parameter, double value)
    {
        if (parameter is ChoiceParameter choice) writer.WriteRawValue(choice.Choices[(int)value].Json);
        else writer.WriteNumberValue(value);
    }

    private static SearchSpace Read(JsonElement space)
    {
        JsonElement[] elements = [.. space.GetProperty("parameters").EnumerateArray()];
        string[] names = [.. elements.Select(element => element.GetProperty("name").GetString()!)];
        var parameters = new Parameter[elements.Length];
        for (int i = 0; i < elements.Length; i++)
            parameters[i] = ReadParameter(elements[i], new ParameterPlace(names[i], i, [], Strings(elements[i], "formerly")));

        // Conditions refer to parameters that may stand later.
        for (int i = 0; i < elements.Length; i++)
        {
            if (elements[i].TryGetProperty("when", out JsonElement when))
                parameters[i] = parameters[i].At(
                    new ParameterPlace(names[i], i, [.. when.EnumerateArray().Select(Condition)], parameters[i].FormerNames));
        }

        double[] point = [.. parameters.Select((parameter, i) => Default(parameter, elements[i]))];
        bool hasDefault = Array.Exists(elements, element => element.TryGetProperty("default", out _));
        return new SearchSpace(
            space.GetProperty("name").GetString()!, parameters, hasDefault ? point : null, initial: point, feasibility: null);

        ActivationCondition Condition(JsonElement condition)
        {
            string? name = condition.GetProperty("parameter").GetString();
            int parent = Array.IndexOf(names, name);
            if (parent < 0)
                throw new FormatException($"A condition refers to the parameter '{name}', which the stored space does not have.");
            return new(parent, [.. condition.GetProperty("is").EnumerateArray().Select(value => ReadValue(parameters[parent], value))]);
        }
    }

    private static double Default(Parameter parameter, JsonElement element) =>
        element.TryGetProperty("default", out JsonElement value) ? ReadValue(parameter, value) : double.NaN;

    private static Parameter ReadParameter(JsonElement element, ParameterPlace place)
    {
        Scale scale = element.TryGetProperty("log", out JsonElement log) && log.GetBoolean() ? Scale.Log : Scale.Linear;
        bool stepped = element.TryGetProperty("step", out JsonElement step);
        return element.GetProperty("kind").GetString() switch
        {
            "float" => new FloatParameter(
                place,
                element.GetProperty("low").GetDouble(),
                element.GetProperty("high").GetDouble(),
                scale,
                stepped ? step.GetDouble() : null),
            "int" => new IntParameter(
                place,
                element.GetProperty("low").GetInt64(),
                element.GetProperty("high").GetInt64(),
                scale,
                stepped ? step.GetInt64() : 1),
            "choice" => ReadChoice(element, place),
            string kind => throw new FormatException($"'{place.Name}' is of the unknown kind '{kind}'; update HyperGen."),
            null => throw new FormatException($"'{place.Name}' has no kind."),
        };
    }

    private static ChoiceParameter<string> ReadChoice(JsonElement element, ParameterPlace place)
    {
        string[] json = [.. element.GetProperty("choices").EnumerateArray().Select(choice => choice.GetRawText())];
        string[] labels = Strings(element, "labels");
        return new(place, json, [.. json.Select((text, i) => new Choice(labels.Length > 0 ? labels[i] : LabelOf(text), text))]);
    }

    private static double ReadValue(Parameter parameter, JsonElement element)
    {
        if (parameter is not ChoiceParameter choice) return element.GetDouble();
        string json = element.GetRawText();
        for (int i = 0; i < choice.Choices.Count; i++)
        {
            if (choice.Choices[i].Json == json) return i;
        }

        throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"'{parameter.Name}' has no choice {json}."));
    }

    private static string[] Strings(JsonElement element, string property) =>
        element.TryGetProperty(property, out JsonElement strings) ? [.. strings.EnumerateArray().Select(text => text.GetString()!)] : [];

    private static string LabelOf(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.String ? document.RootElement.GetString()! : json;
    }
}
