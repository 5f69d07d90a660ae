using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using HyperGen.Spaces;

namespace HyperGen.Studies;

/// <summary>Earlier studies as the text of a <see cref="WarmStarted"/>.</summary>
/// <remarks>
/// <code>{"sources":[{"study":"a","parameters":["x","n"],"trials":[{"x":[0.5,3],"y":1.25},{"x":[0.1,{}],"pruned":7}]}]}</code>
/// The values of a trial are in the order of the parameters, <c>{}</c> where one was inactive. <c>y</c> is the value of a complete trial,
/// <c>pruned</c> that of a pruned one, null without a report; a failed trial has neither.
/// </remarks>
internal static class SourceText
{
    private const string Sources = "sources", Study = "study", Parameters = "parameters", Trials = "trials";
    private const string Values = "x", Value = "y", Pruned = "pruned";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IReadOnlyList<SourceStudy> sources)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, Plain))
        {
            writer.WriteStartObject();
            writer.WriteStartArray(Sources);
            foreach (SourceStudy source in sources) Write(writer, source);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <exception cref="StudyStorageException">The text is not one of ours.</exception>
    public static IReadOnlyList<SourceStudy> Read(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return [.. document.RootElement.GetProperty(Sources).EnumerateArray().Select(ReadStudy)];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new StudyStorageException(
                $"What the study took over from earlier ones, its attribute 'hypergen:warm-start', cannot be read: {error.Message} " +
                "A newer version may have written it, or it was changed by hand; open the study with the version that wrote it.", error);
        }
    }

    private static void Write(Utf8JsonWriter writer, SourceStudy source)
    {
        string[] names = [.. source.Trials.SelectMany(trial => trial.Values.Select(value => value.Key)).Distinct()];
        writer.WriteStartObject();
        writer.WriteString(Study, source.Name);
        writer.WriteStartArray(Parameters);
        foreach (string name in names) writer.WriteStringValue(name);
        writer.WriteEndArray();
        writer.WriteStartArray(Trials);
        foreach (SourceTrial trial in source.Trials) Write(writer, names, trial);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string[] names, SourceTrial trial)
    {
        Dictionary<string, StoredValue> values = new(StringComparer.Ordinal);
        foreach ((string name, StoredValue value) in trial.Values) values[name] = value;
        writer.WriteStartObject();
        writer.WriteStartArray(Values);
        foreach (string name in names) Write(writer, values.GetValueOrDefault(name, StoredValue.None));
        writer.WriteEndArray();
        if (trial.State == TrialState.Complete) writer.WriteNumber(Value, trial.Value);
        else if (trial.State == TrialState.Pruned && double.IsFinite(trial.Value)) writer.WriteNumber(Pruned, trial.Value);
        else if (trial.State == TrialState.Pruned) writer.WriteNull(Pruned);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, StoredValue value)
    {
        string text = value.ToString();
        if (text.StartsWith('"')) writer.WriteStringValue(text.AsSpan(1));
        else writer.WriteRawValue(text);
    }

    private static SourceStudy ReadStudy(JsonElement study)
    {
        string[] names = [.. study.GetProperty(Parameters).EnumerateArray().Select(name => name.GetString()!)];
        IEnumerable<JsonElement> trials = study.GetProperty(Trials).EnumerateArray();
        return new(study.GetProperty(Study).GetString()!, [.. trials.Select(trial => ReadTrial(names, trial))]);
    }

    private static SourceTrial ReadTrial(string[] names, JsonElement trial)
    {
        List<KeyValuePair<string, StoredValue>> values = new(names.Length);
        foreach ((int index, JsonElement value) in trial.GetProperty(Values).EnumerateArray().Index())
        {
            if (index >= names.Length) throw new FormatException("A trial has more values than there are parameters.");
            if (value.ValueKind != JsonValueKind.Object) values.Add(new(names[index], StoredValue.Of(value)));
        }

        if (trial.TryGetProperty(Value, out JsonElement complete)) return new(values, TrialState.Complete, complete.GetDouble());
        if (!trial.TryGetProperty(Pruned, out JsonElement pruned)) return new(values, TrialState.Failed, double.NaN);
        return new(values, TrialState.Pruned, pruned.ValueKind == JsonValueKind.Null ? double.NaN : pruned.GetDouble());
    }
}
