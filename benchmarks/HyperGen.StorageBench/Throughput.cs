using System.Diagnostics;
using System.Globalization;

namespace HyperGen.StorageBench;

/// <summary>Trials per second of one process whose objective takes no time.</summary>
internal static class Throughput
{
    public static async Task RunAsync(string storage, int trials)
    {
        await using Study<BenchConfig> study = await Study.OpenAsync<BenchConfig>(BenchConfig.Options(storage, trials));
        Latencies ask = new("ask"), tell = new("tell");
        long begin = Stopwatch.GetTimestamp();
        int told = 0;
        while (true)
        {
            long asked = Stopwatch.GetTimestamp();
            if (await study.TryAskAsync() is not { } trial) break;
            ask.Add(Stopwatch.GetElapsedTime(asked));
            trial.Report(0, trial.Config.Value + 1);
            long telling = Stopwatch.GetTimestamp();
            await study.TellAsync(trial, trial.Config.Value);
            tell.Add(Stopwatch.GetElapsedTime(telling));
            told++;
        }

        double seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{told} trials in {seconds:F2} s: {told / seconds:F0} trials/s; {ask}; {tell}"));
    }
}
