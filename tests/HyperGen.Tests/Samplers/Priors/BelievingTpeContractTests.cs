using HyperGen.Testing;

namespace HyperGen.Tests.Samplers.Priors;

public sealed class BelievingTpeContractTests : SamplerContract
{
    protected override ISampler CreateSampler() => new BelievingSampler(HyperGen.Samplers.Tpe());
}
