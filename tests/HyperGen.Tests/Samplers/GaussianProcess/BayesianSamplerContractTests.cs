using HyperGen.Testing;

namespace HyperGen.Tests.Samplers.GaussianProcess;

public sealed class BayesianSamplerContractTests : SamplerContract
{
    protected override ISampler CreateSampler() => HyperGen.Samplers.Bayesian();

    // A model of values, not of their order alone.
    protected override SamplerPromises Promises => SamplerPromises.All & ~SamplerPromises.OrderOfValuesAlone;
}
