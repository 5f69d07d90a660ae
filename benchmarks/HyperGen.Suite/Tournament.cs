using HyperGen.Problems.Scoring;

namespace HyperGen.Suite;

/// <summary>Makes runs, several at once, and appends each to a results file as it ends.</summary>
internal static class Tournament
{
    /// <summary>Makes the runs that the file does not have yet; 0 when all went well.</summary>
    public static int Run(IReadOnlyList<Contest> contests, string path, int threads)
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
