using System.Globalization;
using System.Text.Json;

namespace HyperGen.Storage;

/// <summary>Members that several kinds of records have.</summary>
internal static class JournalRecord
{
    // Clients before Optuna 5 write local time without a zone.
    public static DateTimeOffset? Date(this JsonElement record, string property) =>
        record.TryGetProperty(property, out JsonElement date) && date.ValueKind == JsonValueKind.String
        && DateTimeOffset.TryParse(date.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out DateTimeOffset at)
            ? at.ToUniversalTime()
            : null;

    /// <summary>The directions by objective; null for one that was left open.</summary>
    public static StudyDirection?[] Directions(JsonElement directions) =>
        [.. directions.EnumerateArray().Select(direction => direction.GetInt32() is 1 or 2 ? (StudyDirection?)direction.GetInt32() : null)];

    /// <summary>The state; a trial is created as a running one unless its record says otherwise.</summary>
    public static TrialState State(this JsonElement record) =>
        record.TryGetProperty("state", out JsonElement number) ? (TrialState)number.GetInt32() : TrialState.Running;

    /// <summary>The objective values, in today's member or in the one that clients wrote when there was one objective.</summary>
    public static double[] Values(this JsonElement record)
    {
        if (
            record.TryGetProperty("values", out JsonElement values) && values.ValueKind == JsonValueKind.Array
                && values.GetArrayLength() > 0)
            return [.. values.EnumerateArray().Select(PythonJson.Number)];
        return record.TryGetProperty("value", out JsonElement value) && value.ValueKind != JsonValueKind.Null
            ? [PythonJson.Number(value)]
            : [];
    }

    /// <summary>The run time in milliseconds that <see cref="JournalKeys.Duration"/> stores.</summary>
    public static TimeSpan? Duration(this JsonElement attribute) =>
        attribute.ValueKind == JsonValueKind.Number && attribute.GetDouble() is >= 0 and var milliseconds
            && milliseconds < TimeSpan.MaxValue.TotalMilliseconds
            ? new TimeSpan((long)Math.Round(milliseconds * TimeSpan.TicksPerMillisecond))
            : null;
}
