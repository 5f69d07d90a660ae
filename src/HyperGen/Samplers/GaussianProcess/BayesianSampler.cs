namespace HyperGen.Sampling.GaussianProcess;

/// <summary>The Gaussian-process sampler; all state lives in the session.</summary>
internal sealed class BayesianSampler(BayesianOptions options) : ISampler
{
    public string Name => "bayesian";

    public ISamplerSession Start(SamplerStudy study) => new BayesianSession(study, options);
}
