using HyperGen.Testing;

namespace HyperGen.Tests.Samplers.Random;

public sealed class RandomSamplerContractTests : SamplerContract
{
    protected override ISampler CreateSampler() => HyperGen.Samplers.Random();
}
