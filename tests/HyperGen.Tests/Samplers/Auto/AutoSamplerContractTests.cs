using HyperGen.Testing;

namespace HyperGen.Tests.Samplers.Auto;

public sealed class AutoSamplerContractTests : SamplerContract
{
    protected override ISampler CreateSampler() => HyperGen.Samplers.Auto();

    // The models have their own conformance tests; here a few trials of each will do.
    protected override int Trials => 8;

    // A model of values, not of their order alone.
    protected override SamplerPromises Promises => SamplerPromises.All & ~SamplerPromises.OrderOfValuesAlone;
}
