using HyperGen.Testing;

namespace HyperGen.Tests.Samplers.Priors;

public sealed class BelievingQuasiRandomContractTests : SamplerContract
{
    protected override ISampler CreateSampler() => new BelievingSampler(HyperGen.Samplers.QuasiRandom());
}
