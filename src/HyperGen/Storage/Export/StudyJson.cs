using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HyperGen.Storage;

/// <summary>A study as one JSON object.</summary>
internal static class StudyJson
{
    public static void Write(Stream stream, StoredStudy study)
    {
        OptunaDistributions distributions = new();
        using Utf8JsonWriter writer = new(
            stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartObject();
        writer.WriteString("name", study.Name);
        writer.WriteStartArray("directions");
        foreach (StudyDirection? direction in study.Directions) writer.WriteStringValue(StateNames.Of(direction));
        writer.WriteEndArray();
        if (study.Seed is { } seed) writer.WriteNumber("seed", seed);
        else writer.WriteNull("seed");
        Raw(writer, "space", study.Space ?? "null");
        Attributes(writer, "userAttributes", study.UserAttributes);
        Attributes(writer, "systemAttributes", study.SystemAttributes);
        if (study.Best is { } best) writer.WriteNumber("best", best.Number);
        else writer.WriteNull("best");
        writer.WriteStartArray("told");
        foreach (int number in study.Told) writer.WriteNumberValue(number);
        writer.WriteEndArray();
        writer.WriteStartArray("trials");
        foreach (StoredTrial trial in study.Trials) Write(writer, trial, distributions);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, StoredTrial trial, OptunaDistributions distributions)
    {
        writer.WriteStartObject();
        writer.WriteNumber("number", trial.Number);
        writer.WriteString("state", StateNames.Of(trial.State));
        writer.WriteStartArray("values");
        foreach (double value in trial.Values) Number(writer, value);
        writer.WriteEndArray();
        writer.WriteString("startedAt", Date(trial.StartedAt));
        writer.WriteString("completedAt", Date(trial.CompletedAt));
        if (trial.Elapsed is { } elapsed) writer.WriteNumber("seconds", elapsed.TotalSeconds);
        else writer.WriteNull("seconds");
        writer.WriteString("worker", trial.Worker);
        writer.WriteString("error", trial.Error);
        writer.WriteStartObject("parameters");
        foreach (StoredParameter parameter in trial.Parameters) Raw(writer, parameter.Name, distributions.Json(parameter));
        writer.WriteEndObject();
        writer.WriteStartArray("reports");
        foreach (StoredReport report in trial.Reports)
        {
            writer.WriteStartObject();
            writer.WriteNumber("step", report.Step);
            writer.WritePropertyName("value");
            Number(writer, report.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Attributes(writer, "userAttributes", trial.UserAttributes);
        Attributes(writer, "systemAttributes", trial.SystemAttributes);
        writer.WriteEndObject();
    }

    private static void Attributes(Utf8JsonWriter writer, string property, IReadOnlyDictionary<string, string> attributes)
    {
        writer.WriteStartObject(property);
        foreach ((string name, string json) in attributes) Raw(writer, name, json);
        writer.WriteEndObject();
    }

    private static void Raw(Utf8JsonWriter writer, string property, string json)
    {
        writer.WritePropertyName(property);
        writer.WriteRawValue(json);
    }

    private static void Number(Utf8JsonWriter writer, double value)
    {
        if (double.IsFinite(value)) writer.WriteNumberValue(value);
        else writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }

    private static string? Date(DateTimeOffset? at) =>
        at?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);
}
