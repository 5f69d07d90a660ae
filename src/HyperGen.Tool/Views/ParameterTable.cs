using Spectre.Console;

namespace HyperGen.Tool.Views;

/// <summary>The parameters of a study with their domains, the default and the best value.</summary>
internal static class ParameterTable
{
    private static readonly Style Quiet = new(Color.Grey);

    public static Table Of(StoredStudy study, SearchSpace? space)
    {
        Table table = new Table().Border(TableBorder.Rounded);
        table.AddColumn("Parameter");
        table.AddColumn("Domain");
        if (space is { HasDefault: true }) table.AddColumn("Default");
        if (study.Best is not null) table.AddColumn("Best");
        if (space is null) AddStored(table, study);
        else AddDescribed(table, study, space);
        return table;
    }

    private static void AddDescribed(Table table, StoredStudy study, SearchSpace space)
    {
        foreach (Parameter parameter in space.Parameters)
        {
            List<Text> cells = [new(Words.Safe(parameter.Name)), new(Words.Safe(Domain(space, parameter)))];
            if (space.HasDefault)
            {
                double value = space.Default[parameter.Index];
                cells.Add(double.IsNaN(value) ? Inactive : new Text(Words.Safe(parameter.Format(value))));
            }

            if (study.Best is { } best) cells.Add(Best(best, parameter.Name));
            table.AddRow(cells);
        }
    }

    // Without a description the trials tell: the parameters that they have, with the domain that was stored last.
    private static void AddStored(Table table, StoredStudy study)
    {
        Dictionary<string, StoredParameter> stored = new(StringComparer.Ordinal);
        foreach (StoredParameter parameter in study.Trials.SelectMany(trial => trial.Parameters)) stored[parameter.Name] = parameter;
        foreach ((string name, StoredParameter parameter) in stored)
        {
            List<Text> cells = [new(Words.Safe(name)), new(Words.Safe(parameter.Domain))];
            if (study.Best is { } best) cells.Add(Best(best, name));
            table.AddRow(cells);
        }
    }

    private static Text Best(StoredTrial best, string name) =>
        best.Parameters.FirstOrDefault(parameter => parameter.Name == name) is { } found ? new Text(Words.Parameter(found.Json)) : Inactive;

    private static Text Inactive => new("inactive", Quiet);

    private static string Domain(SearchSpace space, Parameter parameter) => parameter.Conditions.Count == 0
        ? parameter.Domain
        : $"{parameter.Domain} while {string.Join(" and ", parameter.Conditions.Select(condition => Conditions.Text(space, condition)))}";
}
