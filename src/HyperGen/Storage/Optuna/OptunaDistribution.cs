using System.Globalization;
using System.Text;
using System.Text.Json;
using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>
/// The domain that Optuna's storages keep beside each parameter value: a JSON text with a class name and its attributes. What is stored as
/// the value is the number itself, for a categorical one the index into its choices.
/// </summary>
internal sealed class OptunaDistribution
{
    private const double ExactLimit = 9007199254740992; // 2^53

    private readonly StoredValue[]? _choices;
    private readonly string[] _texts;
    private readonly bool _isInteger;

    private OptunaDistribution(JsonElement? choices, bool isInteger, string domain)
    {
        Domain = domain;
        _choices = choices is { } array ? [.. array.EnumerateArray().Select(StoredValue.Of)] : null;
        _texts = choices is { } texts ? [.. texts.EnumerateArray().Select(choice => choice.GetRawText())] : [];
        _isInteger = isInteger;
    }

    /// <summary>The domain in the words of <see cref="Parameter.Domain"/>.</summary>
    public string Domain { get; }

    /// <summary>The distribution of a parameter of ours.</summary>
    public static string Write(Parameter parameter) => parameter switch
    {
        FloatParameter real => Written(
            "FloatDistribution",
            $"\"step\":{(real.Step is { } step ? Real(step) : "null")},\"low\":{Real(real.Low)},\"high\":{Real(real.High)}," +
            $"\"log\":{Truth(real.Scale)}"),
        IntParameter integer => Written(
            "IntDistribution",
            string.Create(
                CultureInfo.InvariantCulture,
                $"\"log\":{Truth(integer.Scale)},\"step\":{integer.Step},\"low\":{integer.Low},\"high\":{integer.High}")),
        ChoiceParameter choice => Written(
            "CategoricalDistribution", $"\"choices\":[{string.Join(",", choice.Choices.Select(value => value.Json))}]"),
        _ => throw new ArgumentException($"'{parameter.Name}' is of a kind that has no stored form.", nameof(parameter)),
    };

    private static string Written(string name, string attributes) => $$$"""{"name":"{{{name}}}","attributes":{{{{attributes}}}}}""";

    /// <summary>Reads today's classes, the legacy ones and the abbreviated form.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static OptunaDistribution Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(PythonJson.Strict(Encoding.UTF8.GetBytes(json)));
        JsonElement root = document.RootElement;
        JsonElement attributes = root.TryGetProperty("attributes", out JsonElement inner) ? inner : root;
        bool isNamed = root.TryGetProperty("name", out JsonElement kind) || root.TryGetProperty("type", out kind);
        string name = (isNamed ? kind.GetString() : null) ?? "";
        bool isInteger = name.StartsWith("int", StringComparison.OrdinalIgnoreCase);
        return attributes.TryGetProperty("choices", out JsonElement choices)
            ? new OptunaDistribution(choices, isInteger, DomainOf(choices))
            : new OptunaDistribution(null, isInteger, DomainOf(name, isInteger, attributes));
    }

    /// <summary>The distribution of a text, or <see langword="null"/> for a text that is none.</summary>
    public static OptunaDistribution? TryRead(string json)
    {
        try
        {
            return Read(json);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The value that a stored number stands for; one that equals nothing for an index without a choice.</summary>
    public StoredValue Value(double stored)
    {
        if (_choices is null) return StoredValue.Of(_isInteger ? Math.Truncate(stored) : stored);
        return stored >= 0 && stored < _choices.Length ? _choices[(int)stored] : StoredValue.None;
    }

    /// <summary>The same value as JSON; null for an index without a choice and for what is no number.</summary>
    public string Json(double stored)
    {
        if (_choices is not null) return stored >= 0 && stored < _texts.Length ? _texts[(int)stored] : "null";
        if (!double.IsFinite(stored)) return "null";
        return _isInteger && Math.Abs(stored) < ExactLimit ? ((long)stored).ToString(CultureInfo.InvariantCulture) : Real(stored);
    }

    /// <summary>A number that readers of typed languages take for a real one: with a decimal point.</summary>
    public static string Real(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny(".E") ? text : text + ".0";
    }

    private static string DomainOf(JsonElement choices) =>
        $"choice {{{string.Join(", ", choices.EnumerateArray().Select(choice => choice.GetRawText()))}}}";

    private static string DomainOf(string name, bool isInteger, JsonElement attributes)
    {
        bool isLog = name.Contains("Log", StringComparison.Ordinal)
            || (attributes.TryGetProperty("log", out JsonElement log) && log.ValueKind == JsonValueKind.True);
        bool isStepped = attributes.TryGetProperty("step", out JsonElement size) || attributes.TryGetProperty("q", out size);
        string? step = isStepped && size.ValueKind == JsonValueKind.Number ? size.GetRawText() : null;
        if (isInteger && step == "1") step = null;
        return $"{(isInteger ? "int" : "float")} [{Bound("low")}, {Bound("high")}]{(step is null ? "" : " step " + step)}" +
            (isLog ? " log" : "");

        string Bound(string property) => attributes.TryGetProperty(property, out JsonElement bound) ? bound.GetRawText() : "?";
    }

    private static string Truth(Scale scale) => scale == Scale.Log ? "true" : "false";
}
