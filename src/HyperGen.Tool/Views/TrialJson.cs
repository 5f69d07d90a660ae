using System.Text.Json;

namespace HyperGen.Tool.Views;

/// <summary>What <c>show</c> and <c>trials</c> tell of a trial in JSON: the facts of an export without reports and attributes.</summary>
internal static class TrialJson
{
    public static void Write(Utf8JsonWriter json, StoredTrial trial)
    {
        json.WriteNumber("number", trial.Number);
        json.WriteString("state", Words.State(trial.State));
        json.WriteStartArray("values");
        foreach (double value in trial.Values) json.Value(value);
        json.WriteEndArray();
        json.Date("startedAt", trial.StartedAt);
        json.Date("completedAt", trial.CompletedAt);
        json.Number("seconds", trial.Elapsed?.TotalSeconds);
        json.WriteString("worker", trial.Worker);
        json.WriteString("error", trial.Error);
        json.WriteStartObject("parameters");
        foreach (StoredParameter parameter in trial.Parameters) json.Raw(parameter.Name, parameter.Json);
        json.WriteEndObject();
    }
}
