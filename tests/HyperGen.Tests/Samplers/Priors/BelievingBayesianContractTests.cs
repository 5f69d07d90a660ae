using HyperGen.Testing;

namespace HyperGen.Tests.Samplers.Priors;

public sealed class BelievingBayesianContractTests : SamplerContract
{
    protected override ISampler CreateSampler() => new BelievingSampler(HyperGen.Samplers.Bayesian());

    protected override int Trials => 16;

    // A model of values, not of their order alone.
    protected override SamplerPromises Promises => SamplerPromises.All & ~SamplerPromises.OrderOfValuesAlone;
}
