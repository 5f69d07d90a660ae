using System.Diagnostics;
using System.Globalization;

namespace HyperGen.StorageBench;

/// <summary>
/// Trials per second of one process on a SQLite file, ours and the real Optuna's in turns on the same disk: what else the machine does then
/// disturbs both. Random sampler, four parameters, one report and one value a trial.
/// </summary>
internal sealed class Comparison(string folder, int seconds, StorageDurability durability)
{
    private const double WarmUp = 1; // seconds that do not count, on both sides

    private readonly Dictionary<string, List<double>> _ratios = [];

    /// <param name="folder">Where the databases are put.</param>
    /// <param name="rounds">How often everybody has a turn.</param>
    /// <param name="seconds">How long a turn is.</param>
    /// <param name="durability">Which of our events wait for the disk; all of Optuna's do.</param>
    /// <param name="clients">Folders, each with a Python package <c>optuna</c> of some version.</param>
    public static async Task RunAsync(string folder, int rounds, int seconds, StorageDurability durability, string[] clients)
    {
        Comparison comparison = new(folder, seconds, durability);
        for (int round = 0; round < rounds; round++)
        {
            foreach (string client in clients) await comparison.TakeTurnsAsync(client);
        }

        foreach ((string version, List<double> ratios) in comparison._ratios)
        {
            ratios.Sort();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Optuna {version}: HyperGen does {Median(ratios):F1} times as many trials a second (median of {ratios.Count}, from " +
                $"{ratios[0]:F1} to {ratios[^1]:F1})"));
        }
    }

    // Half of ours before and half after theirs.
    private async Task TakeTurnsAsync(string client)
    {
        double before = await OursAsync();
        (string version, double theirs) = await TheirsAsync(client);
        double ours = (before + await OursAsync()) / 2;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"HyperGen {ours:F0} trials/s, Optuna {version} {theirs:F1} trials/s: {ours / theirs:F1} times"));
        if (!_ratios.TryGetValue(version, out List<double>? ratios)) _ratios.Add(version, ratios = []);
        ratios.Add(ours / theirs);
    }

    private async Task<double> OursAsync()
    {
        string file = NewFile();
        SqliteStorage storage = SqliteStorage.Open(file, new SqliteOptions { Durability = durability });
        await using Study<BenchConfig> study = await Study.OpenAsync<BenchConfig>(BenchConfig.Options(storage, int.MaxValue));
        await RateAsync(study, WarmUp);
        return await RateAsync(study, seconds / 2.0);
    }

    private static async Task<double> RateAsync(Study<BenchConfig> study, double seconds)
    {
        long begin = Stopwatch.GetTimestamp();
        int trials = 0;
        for (; Stopwatch.GetElapsedTime(begin).TotalSeconds < seconds; trials++)
        {
            Trial<BenchConfig> trial = await study.AskAsync();
            trial.Report(0, trial.Config.Value + 1);
            await study.TellAsync(trial, trial.Config.Value);
        }

        return trials / Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    private async Task<(string Version, double Rate)> TheirsAsync(string client)
    {
        using Process process = Python.Start(
            client, "optuna_trials.py", NewFile(), WarmUp.ToString(CultureInfo.InvariantCulture),
            seconds.ToString(CultureInfo.InvariantCulture));
        string[] words = (await process.StandardOutput.ReadToEndAsync()).Split(' ');
        return (words[0], double.Parse(words[1], CultureInfo.InvariantCulture));
    }

    private string NewFile()
    {
        string file = Path.Combine(folder, "comparison.db");
        foreach (string old in Directory.GetFiles(folder, "comparison.db*")) File.Delete(old);
        return file;
    }

    private static double Median(List<double> sorted) =>
        (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
}
