using HyperGen.Testing;

namespace HyperGen.Tests.Samplers.Auto;

public sealed class AutoSamplerContractTests : SamplerContract
{
    protected override ISampler CreateSampler() => HyperGen.Samplers.Auto();

    // The models have contract tests of their own; longer studies are in AutoSamplerTests.
    protected override int Trials => 8;

    // A model of values, not of their order alone.
    protected override SamplerPromises Promises => SamplerPromises.All & ~SamplerPromises.OrderOfValuesAlone;
}
