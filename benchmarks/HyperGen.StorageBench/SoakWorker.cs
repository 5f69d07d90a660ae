using System.Diagnostics;
using System.Globalization;

namespace HyperGen.StorageBench;

/// <summary>One of many processes: asks, waits a moment and tells until the study has ended. Prints a line for each trial it
/// told.</summary>
internal static class SoakWorker
{
    public static async Task RunAsync(string storage, int trials)
    {
        await using Study<BenchConfig> study = await Study.OpenAsync<BenchConfig>(BenchConfig.Options(storage, trials));
        while (true)
        {
            long asked = Stopwatch.GetTimestamp();
            if (await study.TryAskAsync() is not { } trial) return;
            double ask = Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
            await Task.Delay(10);
            trial.Report(0, trial.Config.Value + 1);
            long telling = Stopwatch.GetTimestamp();
            await study.TellAsync(trial, trial.Config.Value);
            double tell = Stopwatch.GetElapsedTime(telling).TotalMilliseconds;
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"told {trial.Number} {trial.Config.Value:R} {ask:F3} {tell:F3}"));
        }
    }
}
