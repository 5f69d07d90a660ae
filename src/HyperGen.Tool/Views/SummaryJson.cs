using System.Text.Json;

namespace HyperGen.Tool.Views;

/// <summary>What <c>list</c>, <c>show</c> and <c>watch</c> tell of a study in JSON.</summary>
internal static class SummaryJson
{
    public static void Write(Utf8JsonWriter json, StudySummary study)
    {
        json.WriteString("name", study.Name);
        json.WriteStartArray("directions");
        foreach (StudyDirection? direction in study.Directions) json.WriteStringValue(Words.Direction(direction));
        json.WriteEndArray();
        json.WriteStartObject("trials");
        json.WriteNumber("total", study.Trials.Total);
        json.WriteNumber("complete", study.Trials.Complete);
        json.WriteNumber("pruned", study.Trials.Pruned);
        json.WriteNumber("failed", study.Trials.Failed);
        json.WriteNumber("running", study.Trials.Running);
        json.WriteNumber("waiting", study.Trials.Waiting);
        json.WriteEndObject();
        json.Number("best", study.Best);
        json.Number("bestTrial", study.BestTrial);
        json.Date("createdAt", study.CreatedAt);
        json.Date("lastActivityAt", study.LastActivityAt);
    }
}
