using HyperGen.Testing;

namespace HyperGen.Tests.Samplers.QuasiRandom;

public sealed class QuasiRandomSamplerContractTests : SamplerContract
{
    protected override ISampler CreateSampler() => HyperGen.Samplers.QuasiRandom();
}
