using HyperGen.Testing;

namespace HyperGen.Tests.Samplers.GaussianProcess;

public sealed class BayesianSamplerContractTests : SamplerContract
{
    protected override ISampler CreateSampler() => HyperGen.Samplers.Bayesian();
}
