using System.CommandLine;
using System.Globalization;
using HyperGen.Problems;
using HyperGen.Problems.Scoring;

namespace HyperGen.Suite;

/// <summary>score: tables over one or more results files.</summary>
internal static class ScoreCommand
{
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("results") { Description = "Results files (JSON lines).", Arity = ArgumentArity.OneOrMore };
        Option<string> problems = CommonOptions.Problems();
        Option<DirectoryInfo?> folder = CommonOptions.Folder();
        var methods = new Option<string>("--methods")
        {
            Description = "Names separated by commas; all if omitted.",
            DefaultValueFactory = _ => "",
        };
        var of = new Option<string?>("--of") { Description = "A method to compare with each of the others." };
        var at = new Option<string>("--at") { Description = "Fractions of the budget.", DefaultValueFactory = _ => "0.25,0.5,1" };
        var csv = new Option<FileInfo?>("--csv") { Description = "File for the score of every run." };

        var command = new Command("score", "Print tables that compare recorded runs.")
        {
            files, problems, folder, methods, of, at, csv,
        };
        command.SetAction(parsed =>
        {
            string[] prefixes = CommonOptions.Parts(parsed.GetRequiredValue(problems));
            string[] names = CommonOptions.Parts(parsed.GetRequiredValue(methods));
            Run[] runs =
            [
                .. parsed.GetRequiredValue(files).SelectMany(file => RunFile.Read(file.FullName))
                    .Where(run => Catalogue.IsSelected(run.Problem, prefixes) && (names.Length == 0 || names.Contains(run.Method))),
            ];
            double[] fractions =
                [.. CommonOptions.Parts(parsed.GetRequiredValue(at)).Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
            Dictionary<string, Yardstick> yardsticks = Catalogue.Find(parsed.GetValue(folder)?.FullName)
                .ToDictionary(problem => problem.Name, Yardstick.Of);

            WriteTables(Console.Out, runs, yardsticks, fractions, parsed.GetValue(of));
            if (parsed.GetValue(csv) is { } table)
                WriteCsv(table.FullName, runs, yardsticks, fractions);
        });
        return command;
    }

    private static void WriteTables(
        TextWriter output, Run[] runs, Dictionary<string, Yardstick> yardsticks, double[] fractions, string? method)
    {
        int problems = runs.Select(run => run.Problem).Distinct().Count();
        output.WriteLine($"{problems} problems, {runs.Length} runs");
        IReadOnlyList<Score> scores = [];
        foreach (double fraction in fractions)
        {
            scores = Scorer.Score(runs, yardsticks, fraction);
            output.WriteLine(FormattableString.Invariant($"\n## {100 * fraction:0.#} % of the budget\n"));
            MarkdownReport.WriteStandings(output, scores);
            if (method is null)
                continue;

            output.WriteLine();
            MarkdownReport.WriteWinRates(output, scores, method);
        }

        output.WriteLine("\n## Median final values\n");
        MarkdownReport.WriteMedians(output, scores);
        output.WriteLine("\n## Cost\n");
        MarkdownReport.WriteCosts(output, runs);
    }

    private static void WriteCsv(string path, Run[] runs, Dictionary<string, Yardstick> yardsticks, double[] fractions)
    {
        using StreamWriter output = File.CreateText(path);
        CsvReport.WriteHeader(output);
        foreach (double fraction in fractions)
            CsvReport.WriteScores(output, Scorer.Score(runs, yardsticks, fraction), fraction);
    }
}
