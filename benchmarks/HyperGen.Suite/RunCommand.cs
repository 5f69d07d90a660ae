using System.CommandLine;
using HyperGen.Problems;
using HyperGen.Problems.Scoring;

namespace HyperGen.Suite;

/// <summary>run: samplers x problems x seeds, appended to a results file.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var samplers = new Option<string>("--samplers")
        {
            Description = $"Names separated by commas: {string.Join(", ", KnownSamplers.Names)}.",
            Required = true,
        };
        Option<string> problems = CommonOptions.Problems();
        Option<DirectoryInfo?> folder = CommonOptions.Folder();
        var seeds = new Option<int>("--seeds") { Description = "Number of seeds, from 0 on.", DefaultValueFactory = _ => 10 };
        var trials = new Option<int?>("--trials") { Description = "Budget of every run instead of the problem's own." };
        var label = new Option<string>("--label") { Description = "Appended to the recorded names.", DefaultValueFactory = _ => "" };
        var threads = new Option<int>("--threads")
        {
            Description = "Runs at once; times are meaningful only while there is a core for each.",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        var results = new Option<FileInfo>("--out")
        {
            Description = "Results file (JSON lines). Runs it already has are not repeated.",
            Required = true,
        };

        var command = new Command("run", "Run samplers on problems.")
        {
            samplers, problems, folder, seeds, trials, label, threads, results,
        };
        command.SetAction(parsed =>
        {
            IReadOnlyList<Problem> chosen = Catalogue.Find(
                parsed.GetValue(folder)?.FullName, CommonOptions.Parts(parsed.GetRequiredValue(problems)));
            var contests =
                from seed in Enumerable.Range(0, parsed.GetValue(seeds))
                from problem in chosen
                where problem is not Problems.Recorded.PoolProblem
                from name in CommonOptions.Parts(parsed.GetRequiredValue(samplers))
                select new Contest(
                    problem, KnownSamplers.Find(name), name + parsed.GetValue(label), seed, parsed.GetValue(trials) ?? problem.Trials);
            return Run([.. contests], parsed.GetRequiredValue(results).FullName, parsed.GetValue(threads));
        });
        return command;
    }

    private static int Run(IReadOnlyList<Contest> contests, string path, int threads)
    {
        HashSet<(string, string, int)> made =
            File.Exists(path) ? [.. RunFile.Read(path).Select(run => (run.Problem, run.Method, run.Seed))] : [];
        Contest[] missing = [.. contests.Where(contest => !made.Contains((contest.Problem.Name, contest.Method, contest.Seed)))];

        using StreamWriter file = File.AppendText(path);
        int failures = 0, finished = 0;
        var writing = new Lock();
        Parallel.ForEach(missing, new ParallelOptions { MaxDegreeOfParallelism = threads }, contest =>
        {
            (Run? run, string outcome) = Attempt(contest);
            lock (writing)
            {
                if (run is not null)
                    RunFile.Append(file, run);
                else
                    failures++;

                file.Flush();
                Console.Error.WriteLine($"[{++finished}/{missing.Length}] {contest.Problem} {contest.Method} {contest.Seed}: {outcome}");
            }
        });
        return failures == 0 ? 0 : 1;
    }

    // A failed run must not cost the others; it is reported and makes the command fail at the end.
    private static (Run? Run, string Outcome) Attempt(Contest contest)
    {
        try
        {
            Run run = Runner.Run(contest);
            return (run, FormattableString.Invariant($"{run.Best[^1]:G6} in {run.Cpu:F1} s"));
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return (null, $"FAILED: {error}");
        }
    }
}
