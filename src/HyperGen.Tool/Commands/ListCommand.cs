using System.CommandLine;
using System.Text.Json;
using HyperGen.Terminal;
using HyperGen.Tool.Views;
using Spectre.Console;

namespace HyperGen.Tool.Commands;

/// <summary><c>hypergen list</c>: the studies of a storage.</summary>
internal sealed class ListCommand(ToolConsole console) : StorageCommand("list", "List the studies of a storage.", console)
{
    private const int ShortestName = 20; // of a long name as much as this is shown in any terminal
    private const int OtherColumns = 76;

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        IReadOnlyList<StudySummary> studies = await Storage(parsed).Catalog.ListAsync(cancellationToken);
        if (IsJson(parsed)) JsonOutput.Write(Console, json => json.Array("studies", studies, Write));
        else if (studies.Count == 0) Console.Line("No studies.");
        else Console.Tables.Write(Table(studies));
        return ExitCode.Success;
    }

    private Table Table(IReadOnlyList<StudySummary> studies)
    {
        Table table = new Table().Border(TableBorder.Rounded);
        table.AddColumn("Study");
        table.AddColumn(new TableColumn("Goal").NoWrap());
        table.AddColumn(new TableColumn("Trials").RightAligned().NoWrap());
        table.AddColumn("States");
        table.AddColumn(new TableColumn("Best").RightAligned().NoWrap());
        table.AddColumn(new TableColumn("Last activity").NoWrap());
        int room = Console.IsLive ? Math.Max(ShortestName, Console.Tables.Profile.Width - OtherColumns) : int.MaxValue;
        foreach (StudySummary study in studies)
        {
            table.AddRow(
                new Text(CellWidth.Fit(Words.Safe(study.Name), room)),
                new Text(Words.Goal(study.Directions)),
                new Text(Words.Number(study.Trials.Total)),
                new Text(study.Problem is { } problem ? $"cannot be read: {Words.Safe(problem)}" : Words.States(study.Trials)),
                new Text(study.Best is { } best ? Words.Value(best) : ""),
                new Text(Words.Ago(study.LastActivityAt, Console.Clock.GetUtcNow())));
        }

        return table;
    }

    private static void Write(Utf8JsonWriter json, StudySummary study)
    {
        SummaryJson.Write(json, study);
        json.WriteString("problem", study.Problem);
    }
}
