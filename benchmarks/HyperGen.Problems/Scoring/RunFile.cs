using System.Text.Json;
using System.Text.Json.Serialization;

namespace HyperGen.Problems.Scoring;

/// <summary>Results files: one <see cref="Run"/> a line, as JSON.</summary>
public static class RunFile
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Reads all runs of a file.</summary>
    /// <exception cref="InvalidDataException">A line is not a run; the message gives its number.</exception>
    public static IReadOnlyList<Run> Read(string path)
    {
        var runs = new List<Run>();
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                runs.Add(Parse(path, number, line));
        }

        return runs;
    }

    /// <summary>Adds one run as a line.</summary>
    public static void Append(TextWriter file, Run run) => file.WriteLine(JsonSerializer.Serialize(run, Json));

    private static Run Parse(string path, int number, string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Run>(line, Json) is { Best.Count: > 0 } run
                ? run
                : throw new InvalidDataException($"{path}, line {number}: a run without values.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path}, line {number}: not a run ({error.Message}).", error);
        }
    }
}
