using HyperGen.Sampling.WarmStart;

namespace HyperGen.Sampling.GaussianProcess;

/// <summary>The Gaussian-process sampler; all state lives in the session.</summary>
internal sealed class BayesianSampler(BayesianOptions options) : ISampler
{
    public string Name => "bayesian";

    public bool LearnsFromEarlier => true;

    public ISamplerSession Start(SamplerStudy study)
    {
        BayesianSession session = new(study, options);
        return session.Trend is { } trend ? new WarmSession(session, trend) : session;
    }
}
