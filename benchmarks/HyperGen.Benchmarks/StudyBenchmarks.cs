using BenchmarkDotNet.Attributes;
using HyperGen;

namespace HyperGen.Benchmarks;

/// <summary>Overhead of a random study in memory with a trivial objective. Required: less than 2 microseconds a trial (500,000 trials/s).</summary>
[MemoryDiagnoser]
public class StudyBenchmarks
{
    private const int Trials = 100_000;

    /// <summary>Asks and tells one trial after the other; the figure is per trial.</summary>
    [Benchmark(OperationsPerInvoke = Trials)]
    public async Task<double> AskAndTell()
    {
        await using Study<MixedConfig> study = await Study.OpenAsync<MixedConfig>(new StudyOptions { Seed = 1, Sampler = Samplers.Random(), Trials = Trials });
        for (int i = 0; i < Trials; i++)
        {
            Trial<MixedConfig> trial = await study.AskAsync();
            await study.TellAsync(trial, trial.Config.LearningRate);
        }

        return study.Result.Best.Value;
    }
}
