using System.Text;
using System.Text.Json;

namespace HyperGen.Storage;

/// <summary>
/// What Optuna requires of the text of a distribution; it constructs the class of that name with exactly these attributes.
/// </summary>
internal sealed class DistributionAudit
{
    private static readonly Dictionary<string, string[]> Attributes = new(StringComparer.Ordinal)
    {
        ["FloatDistribution"] = ["step", "low", "high", "log"],
        ["IntDistribution"] = ["log", "step", "low", "high"],
        ["CategoricalDistribution"] = ["choices"],
        ["UniformDistribution"] = ["low", "high"],
        ["LogUniformDistribution"] = ["low", "high"],
        ["DiscreteUniformDistribution"] = ["low", "high", "q"],
        ["IntUniformDistribution"] = ["low", "high", "step"],
        ["IntLogUniformDistribution"] = ["low", "high", "step"],
    };

    private const string LogStep = "its logarithmic scale has a step";

    private readonly double _low = double.NegativeInfinity;
    private readonly double _high = double.PositiveInfinity;
    private readonly int? _choices;

    public DistributionAudit(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(PythonJson.Strict(Encoding.UTF8.GetBytes(text)));
            JsonElement root = document.RootElement;
            bool isShort = root.TryGetProperty("type", out JsonElement type);
            if (!isShort && !root.TryGetProperty("name", out type)) throw new KeyNotFoundException("it has no name");
            JsonElement attributes = isShort ? root : root.GetProperty("attributes");
            string name = type.GetString() ?? "";
            Problem = isShort ? null : ProblemOf(name, attributes);
            if (attributes.TryGetProperty("choices", out JsonElement choices))
            {
                _choices = choices.GetArrayLength();
                Kind = "categorical " + string.Join(",", choices.EnumerateArray().Select(choice => choice.GetRawText()));
                return;
            }

            (_low, _high) = (PythonJson.Number(attributes.GetProperty("low")), PythonJson.Number(attributes.GetProperty("high")));
            bool isLog = name.Contains("Log", StringComparison.Ordinal)
                || (attributes.TryGetProperty("log", out JsonElement log) && log.ValueKind == JsonValueKind.True);
            Kind = (name.StartsWith("int", StringComparison.OrdinalIgnoreCase) ? "integer" : "real") + (isLog ? " log" : "");
            if (_low > _high) Problem = "its lower bound is above the upper one";
            else if (isLog && !(_low > 0)) Problem = "its logarithmic scale begins at or below 0";
            else if (StepOf(attributes) is { } step && !(step > 0)) Problem = "its step is not positive";
            else if (isLog && name is ("FloatDistribution" or "float") && StepOf(attributes) is not null) Problem = LogStep;
            else if (isLog && name is ("IntDistribution" or "int") && StepOf(attributes) is not (null or 1)) Problem = LogStep;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            (Problem, Kind) = (error is JsonException ? "it is no JSON" : $"it is no distribution ({error.Message})", null);
        }
    }

    /// <summary>What is wrong with it, or null.</summary>
    public string? Problem { get; }

    /// <summary>What must be the same in all trials of a study: class, scale and choices. Null for a text that cannot be read.</summary>
    public string? Kind { get; }

    /// <summary>Whether a stored number is the index of a choice, or no index is asked for.</summary>
    public bool HasChoice(double value) => _choices is not { } count || (value >= 0 && value < count);

    /// <summary>Whether a stored number lies within the bounds.</summary>
    public bool Contains(double value) => value >= _low && value <= _high;

    private static double? StepOf(JsonElement attributes) =>
        (attributes.TryGetProperty("step", out JsonElement step) || attributes.TryGetProperty("q", out step))
        && step.ValueKind != JsonValueKind.Null ? PythonJson.Number(step) : null;

    private static string? ProblemOf(string name, JsonElement attributes)
    {
        if (!Attributes.TryGetValue(name, out string[]? known)) return $"its class '{name}' is unknown";
        string? extra = attributes.EnumerateObject().Select(attribute => attribute.Name).FirstOrDefault(
            attribute => !known.Contains(attribute));
        return extra is null ? null : $"its class {name} has no attribute '{extra}'";
    }
}
