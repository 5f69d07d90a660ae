using HyperGen.Testing;

namespace HyperGen.Tests.Samplers;

/// <summary>Spaces of one and of very many parameters, and the smallest and largest seeds.</summary>
public sealed class ExtremeStudyTests
{
    private static readonly Dictionary<string, Func<ISampler>> Samplers = new()
    {
        ["random"] = HyperGen.Samplers.Random,
        ["grid"] = () => HyperGen.Samplers.Grid(pointsPerContinuous: 9),
        ["quasi-random"] = HyperGen.Samplers.QuasiRandom,
        ["bayesian"] = () => HyperGen.Samplers.Bayesian(),
        ["tpe"] = () => HyperGen.Samplers.Tpe(),
        ["cma-es"] = () => HyperGen.Samplers.CmaEs(),
        ["auto"] = () => HyperGen.Samplers.Default,
    };

    public static TheoryData<string> Names => new(Samplers.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Space_of_one_parameter_is_searched(string sampler) =>
        Assert.Equal(9, new SamplerContractRun(Samplers[sampler](), Space(1)).Sequential(9).Points.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public void Space_of_500_parameters_is_searched(string sampler)
    {
        SamplerContractRun Run() => new(Samplers[sampler](), Space(500), trials: 12);
        if (sampler == "grid") Assert.Contains("more than 2^53 points; thin out", Assert.Throws<ArgumentException>(Run).Message);
        else Assert.Equal(12, Run().Sequential(12).Points.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Smallest_and_largest_seed_are_seeds_like_any_other(string sampler)
    {
        foreach (ulong seed in (ulong[])[ulong.MinValue, ulong.MaxValue])
        {
            SamplerContractRun Run() => new SamplerContractRun(Samplers[sampler](), Space(4), seed: seed, trials: 30).Sequential(30);
            Assert.Equal(Run().Points, Run().Points);
        }
    }

    private static SearchSpace Space(int count)
    {
        SearchSpaceBuilder builder = new("s");
        for (int k = 0; k < count; k++) _ = k % 2 == 0 ? builder.AddInt($"N{k}", 1, 9) : builder.AddFloat($"X{k}", 0, 1);
        return builder.Build();
    }
}
