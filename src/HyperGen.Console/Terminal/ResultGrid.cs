using Spectre.Console;

namespace HyperGen.Terminal;

/// <summary>The table of a result: one row per parameter, the default and the best side by side.</summary>
internal static class ResultGrid
{
    private const double Edge = 0.02; // of the unit interval
    private static readonly Style Changed = new(decoration: Decoration.Bold);
    private static readonly Style Quiet = new(Color.Grey);
    private static readonly Style Warning = new(Color.Yellow);
    private static readonly Style Good = new(Color.Green, decoration: Decoration.Bold);

    public static Table Of(ResultSummary summary)
    {
        double[] best = summary.Best!;
        Table table = new Table().Border(TableBorder.Rounded);
        table.AddColumn("Parameter");
        if (summary.Default is not null) table.AddColumn("Default");
        table.AddColumn("Best");
        table.AddColumn("Remark");
        AddValues(table, summary);
        table.AddEmptyRow();
        foreach (Parameter parameter in summary.Space.Parameters)
        {
            double value = best[parameter.Index];
            double? before = summary.Default?[parameter.Index];
            bool isSame = before is { } b && b.Equals(value);
            List<Text> cells = [new(PlainText.OneLine(parameter.Name))];
            if (before is not null) cells.Add(Cell(parameter, before.Value, Style.Plain));
            cells.Add(Cell(parameter, value, isSame ? Style.Plain : Changed));
            cells.Add(Remark(parameter, value));
            table.AddRow(cells);
        }

        return table;
    }

    private static void AddValues(Table table, ResultSummary summary)
    {
        List<Text> cells = [new("objective")];
        if (summary.Default is not null)
            cells.Add(summary.DefaultValue is { } value ? new Text(ValueText.Of(value)) : new Text("not known", Quiet));
        cells.Add(new Text(ValueText.Of(summary.BestValue), Good));
        cells.Add(new Text(FormattableString.Invariant($"trial {summary.BestTrial}"), Quiet));
        table.AddRow(cells);
    }

    private static Text Cell(Parameter parameter, double value, Style style) =>
        double.IsNaN(value) ? new Text("inactive", Quiet) : new Text(ValueText.Of(parameter, value), style);

    private static Text Remark(Parameter parameter, double value)
    {
        if (double.IsNaN(value) || parameter is ChoiceParameter || parameter.Cardinality <= 2) return Text.Empty;
        double unit = parameter.ToUnit(value);
        if (unit < Edge || value == parameter.FromUnit(0)) return new Text("at the lower bound", Warning);
        if (unit > 1 - Edge || value == parameter.FromUnit(1)) return new Text("at the upper bound", Warning);
        return Text.Empty;
    }
}
