using System.Diagnostics;
using System.Globalization;

namespace HyperGen.StorageBench;

/// <summary>Opens a study of very many trials.</summary>
internal static class BigStudy
{
    /// <summary>Whether what was read is what was written.</summary>
    public static async Task<bool> RunAsync(string storage, int trials)
    {
        IStudyStorage place = StorageWorker.StorageAddress.Open(storage);
        IStudyCatalog catalog = (IStudyCatalog)place;
        if (!(await catalog.ListAsync()).Any(study => study.Name == "bench")) await FillAsync(place, trials);

        GC.Collect();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        TimeSpan worked = Environment.CpuUsage.TotalTime;
        long begin = Stopwatch.GetTimestamp();
        await using Study<BenchConfig> study = await Study.OpenAsync<BenchConfig>(BenchConfig.Options(storage, int.MaxValue));
        double opened = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        double best = study.Result.Best.Value;
        await study.TellAsync(await study.AskAsync(), 100);
        double resumed = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        double processor = (Environment.CpuUsage.TotalTime - worked).TotalSeconds;
        long memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{study.Result.Trials.Count} trials: opened in {opened:F2} s, best {best:F4} and the next trial told after {resumed:F2} " +
            $"s, {processor:F2} s of it processor time, {memory / 1e6:F0} MB held"));
        return IsWhole(study.Result, trials);
    }

    private static bool IsWhole(StudyResult<BenchConfig> read, int trials)
    {
        bool hasAll = read.Trials.Count > trials
            && read.Trials.Select(trial => trial.Number).Order().SequenceEqual(Enumerable.Range(0, read.Trials.Count));
        bool hasBest = read.Best.Value.Equals(Enumerable.Range(0, trials).Min(number => BenchConfig.Decode(Point(number)).Value));
        if (!hasAll) Console.WriteLine($"PROBLEM: the numbers of {read.Trials.Count} trials are not each there once");
        if (!hasBest) Console.WriteLine("PROBLEM: the best trial is not the best of those that were written");
        return hasAll && hasBest;
    }

    private static double[] Point(int number)
    {
        Rng rng = Rng.ForTrial(1, number);
        double[] point = new double[BenchConfig.SearchSpace.Count];
        BenchConfig.SearchSpace.Sample(ref rng, point);
        return point;
    }

    // Through the log, a thousand trials at a time, as a copy would: one by one it takes the time of the throughput command.
    private static async Task FillAsync(IStudyStorage storage, int trials)
    {
        await using IStudyLog log = await storage.OpenAsync(
            new StudyDeclaration("bench", StudyDirection.Minimize, BenchConfig.SearchSpace, 1));
        DateTimeOffset at = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (int first = 0; first < trials; first += 1_000)
        {
            List<StudyEvent> events = [];
            for (int number = first; number < Math.Min(trials, first + 1_000); number++)
            {
                double[] point = Point(number);
                events.Add(new TrialStarted(number, point, log.Worker, at));
                events.Add(new TrialReported(number, 0, point[0]));
                events.Add(new TrialTold(number, TrialState.Complete, BenchConfig.Decode(point).Value, TimeSpan.FromMilliseconds(3), null));
            }

            await log.CommitAsync(_ => events);
        }
    }
}
