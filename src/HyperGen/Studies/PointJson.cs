using System.Text.Json;

namespace HyperGen.Studies;

/// <summary>Writes a point as a JSON object that mirrors the config: nested spaces are nested objects, inactive parameters absent.</summary>
internal static class PointJson
{
    public static void Write(Stream stream, SearchSpace space, ReadOnlySpan<double> point)
    {
        using Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Indented = true });
        writer.WriteStartObject();
        string[] open = [];
        foreach (Parameter parameter in space.Parameters)
        {
            double value = point[parameter.Index];
            if (double.IsNaN(value)) continue;
            string[] path = parameter.Name.Split('.');
            int shared = 0;
            while (shared < open.Length && shared < path.Length - 1 && open[shared] == path[shared]) shared++;
            for (int i = open.Length; i > shared; i--) writer.WriteEndObject();
            for (int i = shared; i < path.Length - 1; i++) writer.WriteStartObject(path[i]);
            open = path[..^1];
            writer.WritePropertyName(path[^1]);
            WriteValue(writer, parameter, value);
        }

        for (int i = open.Length; i > 0; i--) writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, Parameter parameter, double value)
    {
        switch (parameter)
        {
            case IntParameter: writer.WriteNumberValue((long)value); break;
            case ChoiceParameter choice: writer.WriteRawValue(choice.Choices[(int)value].Json); break;
            default: writer.WriteNumberValue(value); break;
        }
    }
}
