using HyperGen.Testing;

namespace HyperGen.Tests.Samplers.Tpe;

public sealed class TpeSamplerContractTests : SamplerContract
{
    protected override ISampler CreateSampler() => HyperGen.Samplers.Tpe();
}
