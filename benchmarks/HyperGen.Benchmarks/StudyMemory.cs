using HyperGen;

namespace HyperGen.Benchmarks;

/// <summary>Memory that a study keeps per finished trial of ten parameters. Required: below 200 bytes.</summary>
internal static class StudyMemory
{
    public static async Task PrintAsync()
    {
        foreach (int trials in (int[])[1_000, 10_000, 100_000, 1_000_000])
        {
            long before = GC.GetTotalMemory(forceFullCollection: true);
            await using Study<MixedConfig> study = await Study.OpenAsync<MixedConfig>(new StudyOptions { Seed = 1, Sampler = Samplers.Random(), Trials = trials });
            for (int i = 0; i < trials; i++) await study.TellAsync(await study.AskAsync(), i);
            Console.WriteLine($"{trials,9} trials: {(GC.GetTotalMemory(forceFullCollection: true) - before) / (double)trials:F0} bytes a trial");
            GC.KeepAlive(study);
        }
    }
}
