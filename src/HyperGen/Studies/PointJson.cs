using System.Globalization;
using System.Text.Json;
using HyperGen.Spaces;

namespace HyperGen.Studies;

/// <summary>
/// Writes a point as a JSON object that mirrors the config: nested spaces are nested objects, inactive parameters absent, a polymorphic
/// property an object whose <c>$type</c> names the alternative.
/// </summary>
internal static class PointJson
{
    public static void Write(Stream stream, SearchSpace space, ReadOnlySpan<double> point)
    {
        using Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Indented = true });
        writer.WriteStartObject();
        List<string> open = [];
        foreach (Parameter parameter in space.Parameters)
        {
            double value = point[parameter.Index];
            if (double.IsNaN(value)) continue;
            List<string> path = PathOf(parameter.Name);
            if (parameter is ChoiceParameter<Type>) path.Add("$type");
            Enter(writer, open, path);
            writer.WritePropertyName(path[^1]);
            WriteValue(writer, parameter, value);
        }

        foreach (string _ in open) writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Enter(Utf8JsonWriter writer, List<string> open, List<string> path)
    {
        int shared = 0;
        while (shared < open.Count && shared < path.Count - 1 && open[shared] == path[shared]) shared++;
        for (; open.Count > shared; open.RemoveAt(open.Count - 1)) writer.WriteEndObject();
        for (; open.Count < path.Count - 1; open.Add(path[open.Count])) writer.WriteStartObject(path[open.Count]);
    }

    // Property names alone: what stands in brackets names an alternative, and may contain dots and brackets itself.
    private static List<string> PathOf(string name)
    {
        List<string> path = [""];
        int depth = 0;
        foreach (char c in name)
        {
            if (c == '[') depth++;
            else if (c == ']') depth--;
            else if (depth > 0) continue;
            else if (c == '.') path.Add("");
            else path[^1] += c;
        }

        return path;
    }

    private static void WriteValue(Utf8JsonWriter writer, Parameter parameter, double value)
    {
        switch (parameter)
        {
            case ChoiceParameter choice: writer.WriteRawValue(choice.Choices[(int)value].Json); break;
            case IntParameter { Form: NumberForm.Character }: writer.WriteStringValue(((char)value).ToString()); break;
            case IntParameter: writer.WriteNumberValue((long)value); break;
            case FloatParameter { Form: NumberForm.TimeSpan }: writer.WriteStringValue(TimeSpanOf(value)); break;
            default: writer.WriteNumberValue(value); break;
        }
    }

    private static string TimeSpanOf(double seconds) =>
        PropertyNumber.ToTimeSpan(seconds, long.MinValue, long.MaxValue).ToString("c", CultureInfo.InvariantCulture);
}
