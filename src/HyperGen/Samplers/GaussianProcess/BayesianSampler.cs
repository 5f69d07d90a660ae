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
        if (study.Earlier.Count == 0) return session;
        return new WarmSession(
            session, session.Trend is { } trend ? () => trend.Description : () => SourceTrend.NothingIn(study.Earlier));
    }
}
