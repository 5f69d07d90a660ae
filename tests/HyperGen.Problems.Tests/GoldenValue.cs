using System.Text.Json;

namespace HyperGen.Problems.Tests;

/// <summary>One line of the golden file: a configuration and its value, at a fidelity or of a repeat where given.</summary>
internal sealed record GoldenValue(string Problem, IReadOnlyDictionary<string, JsonElement> Params, double Value, double? Fidelity, int? Seed)
{
    public static IEnumerable<GoldenValue> Read(string folder) =>
        File.ReadLines(Path.Combine(folder, "golden.jsonl"))
            .Select(line => JsonSerializer.Deserialize<GoldenValue>(line, JsonSerializerOptions.Web)!);

    public double[] PointOf(Problem problem) => [.. problem.Parameters.Select(ValueOf)];

    private double ValueOf(Axis axis)
    {
        if (!Params.TryGetValue(axis.Name, out JsonElement value))
            return double.NaN;

        return axis is ChoiceAxis choice ? choice.Choices.ToList().IndexOf(value.GetString()!) : value.GetDouble();
    }
}
