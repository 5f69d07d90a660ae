using System.Globalization;

namespace HyperGen.StorageBench;

/// <summary>A process whose files are looked at: after each trial it told it says so and waits for a line.</summary>
internal static class PowerCutWorker
{
    public static async Task RunAsync(string storage)
    {
        await using Study<BenchConfig> study = await Study.OpenAsync<BenchConfig>(BenchConfig.Options(storage, int.MaxValue));
        do
        {
            Trial<BenchConfig> trial = await study.AskAsync();
            trial.Report(0, trial.Config.Value + 1);
            await study.TellAsync(trial, trial.Config.Value);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{trial.Number} {trial.Config.Value:R}"));
        }
        while (await Console.In.ReadLineAsync() is not null);
    }
}
