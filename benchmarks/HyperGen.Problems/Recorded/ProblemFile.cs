using System.Text.Json;
using System.Text.Json.Serialization;

namespace HyperGen.Problems.Recorded;

/// <summary>The description of a recorded problem, as its JSON file has it.</summary>
internal sealed record ProblemFile
{
    public static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public required string Name { get; init; }

    public required string Kind { get; init; }

    public required IReadOnlyList<ParameterEntry> Params { get; init; }

    public required ObjectiveEntry Objective { get; init; }

    public FidelityEntry? Fidelity { get; init; }

    public TableEntry? Table { get; init; }

    public PoolEntry? Pool { get; init; }

    public SurrogateEntry? Surrogate { get; init; }

    public Direction Direction => Objective.Direction == "maximize" ? Direction.Maximize : Direction.Minimize;

    public static ProblemFile Read(string path) =>
        JsonSerializer.Deserialize<ProblemFile>(File.ReadAllText(path), Json)
        ?? throw new InvalidDataException($"{path} holds no problem.");

    internal sealed record ParameterEntry
    {
        public required string Name { get; init; }

        public required string Type { get; init; }

        public double Low { get; init; }

        public double High { get; init; }

        public bool Log { get; init; }

        public IReadOnlyList<double>? Grid { get; init; }

        public IReadOnlyList<string> Choices { get; init; } = [];

        public IReadOnlyList<ConditionEntry>? Condition { get; init; }
    }

    internal sealed record ConditionEntry(string Parent, IReadOnlyList<string> In);

    internal sealed record ObjectiveEntry(string Direction, double? KnownBest);

    internal sealed record FidelityEntry(string Name, double Low, double High);

    internal sealed record TableEntry(string File, IReadOnlyList<int> Shape, int Repeats);

    internal sealed record PoolEntry(string Curves, int Rows, int Steps);

    internal sealed record SurrogateEntry
    {
        public required string Net { get; init; }

        [JsonPropertyName("cat")]
        public required IReadOnlyList<InputEntry> Categories { get; init; }

        [JsonPropertyName("cont")]
        public required IReadOnlyList<InputEntry> Numbers { get; init; }

        public int Output { get; init; }

        public double Scale { get; init; } = 1;

        public double Shift { get; init; }
    }

    /// <summary>Where a network input comes from: a constant, a parameter or the fidelity.</summary>
    internal sealed record InputEntry
    {
        public double? Fixed { get; init; }

        public string? Param { get; init; }

        public IReadOnlyDictionary<string, int>? Map { get; init; }

        public int Na { get; init; }
    }
}
