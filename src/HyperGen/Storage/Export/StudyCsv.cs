using System.Globalization;
using System.Text.Json;

namespace HyperGen.Storage;

/// <summary>The trials of a study as comma-separated values (RFC 4180).</summary>
internal sealed class StudyCsv
{
    private readonly StoredStudy _study;
    private readonly OptunaDistributions _distributions = new();
    private readonly List<string> _parameters = [];
    private readonly string[] _attributes;

    public StudyCsv(StoredStudy study)
    {
        _study = study;
        HashSet<string> known = new(StringComparer.Ordinal);
        foreach (Parameter parameter in study.ReadSpace()?.Parameters ?? [])
        {
            known.Add(parameter.Name);
            _parameters.Add(parameter.Name);
        }

        // Parameters of an earlier space, or of a foreign client, in the order in which they appear.
        foreach (StoredParameter parameter in study.Trials.SelectMany(trial => trial.Parameters))
        {
            if (known.Add(parameter.Name)) _parameters.Add(parameter.Name);
        }

        _attributes =
        [
            .. study.Trials.SelectMany(trial => trial.UserAttributes.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }

    public void Write(TextWriter writer)
    {
        Line(writer, Names());
        foreach (StoredTrial trial in _study.Trials) Line(writer, Cells(trial));
    }

    private IEnumerable<string> Names() =>
    [
        "number",
        "state",
        .. _study.Directions.Count == 1
            ? ["value"]
            : Enumerable.Range(0, _study.Directions.Count).Select(i => FormattableString.Invariant($"values_{i}")),
        "datetime_start",
        "datetime_complete",
        "duration_seconds",
        .. _parameters.Select(name => "params_" + name),
        .. _attributes.Select(name => "user_attrs_" + name),
        "error",
    ];

    private IEnumerable<string> Cells(StoredTrial trial)
    {
        yield return trial.Number.ToString(CultureInfo.InvariantCulture);
        yield return StateNames.Of(trial.State);
        for (int i = 0; i < _study.Directions.Count; i++) yield return i < trial.Values.Count ? Number(trial.Values[i]) : "";
        yield return Date(trial.StartedAt);
        yield return Date(trial.CompletedAt);
        yield return trial.Elapsed is { } elapsed ? Number(elapsed.TotalSeconds) : "";
        foreach (string name in _parameters)
        {
            StoredParameter? parameter = trial.Parameters.FirstOrDefault(parameter => parameter.Name == name);
            yield return parameter is null ? "" : Text(_distributions.Json(parameter));
        }

        foreach (string name in _attributes) yield return trial.UserAttributes.TryGetValue(name, out string? json) ? Text(json) : "";
        yield return trial.Error ?? "";
    }

    private static void Line(TextWriter writer, IEnumerable<string> cells)
    {
        bool isFirst = true;
        foreach (string cell in cells)
        {
            if (!isFirst) writer.Write(',');
            isFirst = false;
            writer.Write(Quoted(cell));
        }

        writer.Write("\r\n");
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    // A text as it is; every other value, and a text that is no valid one, as JSON has it.
    private static string Text(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.String) return json;
        try
        {
            return document.RootElement.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return json; // half of a surrogate pair
        }
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Date(DateTimeOffset? at) =>
        at is { } date ? date.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture) : "";
}
