using System.Diagnostics;
using System.Globalization;

namespace HyperGen.StorageBench;

/// <summary>
/// One of many processes: runs the study until nobody is at work any more. Prints a line for each trial it begins and for each it told,
/// with the milliseconds that asking and telling took.
/// </summary>
internal sealed class SoakWorker : IStudyObserver
{
    private long _free = Stopwatch.GetTimestamp(); // since when it has had no trial
    private long _returned;
    private TimeSpan _ask;

    public static async Task RunAsync(string storage, int trials, TimeSpan? timeout)
    {
        SoakWorker worker = new();
        await Study.MinimizeAsync<BenchConfig>(
            (trial, _) => worker.EvaluateAsync(trial),
            BenchConfig.Options(storage, trials) with { Observers = [worker], Timeout = timeout });
    }

    public void OnOpened(IStudyControl study) => _free = Stopwatch.GetTimestamp();

    public void OnTrialFinished(IStudyControl study, TrialOutcome trial)
    {
        TimeSpan tell = Stopwatch.GetElapsedTime(_returned);
        _free = Stopwatch.GetTimestamp();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"told {trial.Number} {trial.Value:R} {_ask.TotalMilliseconds:F3} {tell.TotalMilliseconds:F3}"));
    }

    private async Task<double> EvaluateAsync(Trial<BenchConfig> trial)
    {
        _ask = Stopwatch.GetElapsedTime(_free);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"begun {trial.Number}"));
        await Task.Delay(10);
        trial.Report(0, trial.Config.Value + 1);
        _returned = Stopwatch.GetTimestamp();
        return trial.Config.Value;
    }
}
