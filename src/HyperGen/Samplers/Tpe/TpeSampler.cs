namespace HyperGen.Sampling.Tpe;

/// <summary>See <see cref="Samplers.Tpe"/>.</summary>
internal sealed class TpeSampler(TpeOptions options) : ISampler
{
    public string Name => "tpe";

    public ISamplerSession Start(SamplerStudy study) => new TpeSession(study, options);
}
