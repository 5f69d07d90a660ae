namespace HyperGen.Sampling.QuasiRandom;

/// <summary>See <see cref="Samplers.QuasiRandom"/>.</summary>
internal sealed class QuasiRandomSampler : ISampler
{
    public string Name => "quasi-random";

    public ISamplerSession Start(SamplerStudy study) => new QuasiRandomSession(study);
}
