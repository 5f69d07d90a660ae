using BenchmarkDotNet.Attributes;
using HyperGen;

namespace HyperGen.Benchmarks;

/// <summary>
/// Cost of the generated code on a config of ten mixed parameters. Required of Sample: below 300 ns, and no allocation beyond the object,
/// which New shows alone.
/// </summary>
[MemoryDiagnoser]
public class ConfigBenchmarks
{
    private readonly double[] _point = new double[MixedConfig.ParameterCount];
    private readonly MixedConfig _config = new();
    private Rng _rng = Rng.ForStream(1, 2, 3);

    [GlobalSetup]
    /// <summary>Makes the point valid before it is decoded.</summary>
    public void FillPoint() => MixedConfig.SearchSpace.Sample(ref _rng, _point);

    [Benchmark]
    public MixedConfig Sample() => MixedConfig.Sample(ref _rng);

    [Benchmark(Baseline = true)]
    public MixedConfig New() => new();

    [Benchmark]
    public void SamplePoint() => MixedConfig.SearchSpace.Sample(ref _rng, _point);

    [Benchmark]
    public MixedConfig Decode() => MixedConfig.Decode(_point);

    [Benchmark]
    public void Encode() => MixedConfig.Encode(_config, _point);
}
