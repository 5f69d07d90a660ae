using HyperGen.Testing;

namespace HyperGen.Tests.Samplers.WarmStart;

public sealed class WarmedBayesianContractTests : SamplerContract
{
    protected override ISampler CreateSampler() => new WarmedSampler(HyperGen.Samplers.Bayesian());

    protected override int Trials => 16;

    // A model of values, not of their order alone.
    protected override SamplerPromises Promises => SamplerPromises.All & ~SamplerPromises.OrderOfValuesAlone;
}
