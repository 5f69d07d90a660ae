using System.CommandLine;
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
        Option<int> firstMember = CommonOptions.FirstMember();
        var methods = new Option<string>("--methods")
        {
            Description = "Names separated by commas; all if omitted.",
            DefaultValueFactory = _ => "",
        };
        var of = new Option<string>("--of")
        {
            Description = "Methods to compare with each of the others, separated by commas.",
            DefaultValueFactory = _ => "",
        };
        ReportOptions options = new();

        var command = new Command("score", "Print tables that compare recorded runs.")
        {
            files, problems, folder, firstMember, methods, of,
        };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            string[] prefixes = CommonOptions.Parts(parsed.GetRequiredValue(problems));
            string[] names = CommonOptions.Parts(parsed.GetRequiredValue(methods));
            Run[] runs =
            [
                .. parsed.GetRequiredValue(files).SelectMany(file => RunFile.Read(file.FullName))
                    .Where(run => Catalogue.IsSelected(run.Problem, prefixes) && (names.Length == 0 || names.Contains(run.Method))),
            ];
            string[] compared = CommonOptions.Parts(parsed.GetRequiredValue(of));
            if (compared.FirstOrDefault(method => !runs.Any(run => run.Method == method)) is { } stranger)
                throw new ArgumentException($"--of names '{stranger}', of which there is no run.");

            options.Write(parsed, new Report(
                runs,
                Catalogue.Find(parsed.GetValue(folder)?.FullName, parsed.GetValue(firstMember)),
                options.Fractions(parsed),
                compared));
        });
        return command;
    }
}
