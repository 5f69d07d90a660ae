namespace HyperGen.Sampling.Auto;

/// <summary>See <see cref="Samplers.Auto"/>.</summary>
internal sealed class AutoSampler : ISampler
{
    public string Name => "auto";

    public bool LearnsFromEarlier => true;

    public ISamplerSession Start(SamplerStudy study) => new AutoSession(study);
}
