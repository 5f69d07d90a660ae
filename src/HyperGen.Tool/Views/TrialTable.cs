using System.Globalization;
using System.Text.Json;
using HyperGen.Terminal;

namespace HyperGen.Tool.Views;

/// <summary>Trials in aligned columns: as many of the parameters as the width has room for.</summary>
internal sealed class TrialTable
{
    private const int WidestCell = 24;
    private const string Gap = "  ";

    private readonly ToolConsole _console;
    private readonly List<Column> _columns = [];

    private TrialTable(ToolConsole console) => _console = console;

    public static void Write(ToolConsole console, StoredStudy study, IReadOnlyList<StoredTrial> trials)
    {
        TrialTable table = new(console);
        table.Add("Trial", isText: false, trials.Select(trial => trial.Number.ToString(CultureInfo.InvariantCulture)));
        table.Add("State", isText: true, trials.Select(trial => Words.State(trial.State)));
        table.Add(study.Directions.Count > 1 ? "Values" : "Value", isText: false, trials.Select(Words.Values));
        table.Add("Took", isText: false, trials.Select(trial => Words.Duration(trial.Elapsed)));
        int required = table._columns.Count;
        foreach (string name in Names(study)) table.Add(name, isText: false, trials.Select(trial => Value(trial, name)));
        if (trials.Any(trial => trial.Error is not null)) table.Add("Error", isText: true, trials.Select(trial => trial.Error ?? ""));
        table.Write(trials.Count, required);
    }

    private void Add(string title, bool isText, IEnumerable<string> cells)
    {
        int widest = _console.IsLive ? WidestCell : int.MaxValue;
        string[] shown = [.. cells.Prepend(title).Select(cell => CellWidth.Fit(Words.Safe(cell), widest))];
        _columns.Add(new Column(shown, isText, shown.Max(CellWidth.Of)));
    }

    private void Write(int rows, int required)
    {
        int shown = Fitting(required);
        for (int row = 0; row <= rows; row++)
            _console.Line(string.Join(Gap, _columns.Take(shown).Select(column => column.Aligned(row))).TrimEnd());
        if (shown == _columns.Count) return;
        _console.Line();
        _console.Line($"Not shown for want of width: {string.Join(", ", _columns.Skip(shown).Select(column => column.Cells[0]))}.");
    }

    private int Fitting(int required)
    {
        int left = _console.Tables.Profile.Width;
        for (int shown = 0; shown < _columns.Count; shown++)
        {
            left -= _columns[shown].Width + Gap.Length;
            if (left + Gap.Length < 0 && shown >= required) return shown;
        }

        return _columns.Count;
    }

    // The parameters of the space, then those that only some trials have.
    private static IEnumerable<string> Names(StoredStudy study) =>
        (study.ReadSpace()?.Parameters.Select(parameter => parameter.Name) ?? [])
        .Concat(study.Trials.SelectMany(trial => trial.Parameters).Select(parameter => parameter.Name))
        .Distinct(StringComparer.Ordinal);

    private static string Value(StoredTrial trial, string name) =>
        trial.Parameters.FirstOrDefault(parameter => parameter.Name == name) is { } found
            ? Words.Parameter(found.Json) : Wish(trial, name) ?? "-";

    // A trial that waits has no parameters yet and says what it is to be run with.
    private static string? Wish(StoredTrial trial, string name)
    {
        if (trial.State != TrialState.Waiting || !trial.SystemAttributes.TryGetValue("fixed_params", out string? json)) return null;
        using JsonDocument wishes = JsonDocument.Parse(json);
        return wishes.RootElement.TryGetProperty(name, out JsonElement value) ? Words.Parameter(value.GetRawText()) : null;
    }

    /// <param name="Cells">The title, then a cell for each row.</param>
    /// <param name="IsText">Whether it is aligned to the left.</param>
    /// <param name="Width">Terminal cells of the widest.</param>
    private sealed record Column(string[] Cells, bool IsText, int Width)
    {
        public string Aligned(int row)
        {
            string blank = new(' ', Width - CellWidth.Of(Cells[row]));
            return IsText ? Cells[row] + blank : blank + Cells[row];
        }
    }
}
