using System.CommandLine;
using HyperGen.Problems;
using HyperGen.Problems.Scoring;

namespace HyperGen.Suite;

/// <summary>compare: runs samplers and prints how they stand among recorded peers.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        ContestOptions contests = new(label: "-hypergen"); // some peers have the names of our samplers
        ReportOptions options = new();
        var peers = new Option<FileInfo[]>("--peers")
        {
            Description = "Results files of the peers.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        var beside = new Option<FileInfo[]>("--beside")
        {
            Description = "Results files of methods that stand beside ours in the tables without being peers, for example a prototype.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        var command = new Command("compare", "Run samplers on problems and compare them with recorded peers.") { peers, beside };
        contests.AddTo(command);
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            int failures = contests.Run(parsed);
            string[] methods = contests.Methods(parsed);
            int first = contests.FirstSeed(parsed); // meets the first seed of the peers
            IEnumerable<Run> ours = RunFile.Read(contests.Results(parsed))
                .Where(run => methods.Contains(run.Method) && run.Seed >= first)
                .Select(run => run with { Seed = run.Seed - first });
            IEnumerable<Run> theirs = parsed.GetRequiredValue(peers).SelectMany(file => RunFile.Read(file.FullName))
                .Where(run => Peers.Names.Contains(run.Method));
            IEnumerable<Run> others = parsed.GetRequiredValue(beside).SelectMany(file => RunFile.Read(file.FullName));
            string[] prefixes = contests.Prefixes(parsed);
            Run[] runs = [.. ours.Concat(theirs).Concat(others).Where(run => Catalogue.IsSelected(run.Problem, prefixes))];
            options.Write(parsed, new Report(runs, contests.Problems(parsed), options.Fractions(parsed), methods));
            return failures;
        });
        return command;
    }
}
