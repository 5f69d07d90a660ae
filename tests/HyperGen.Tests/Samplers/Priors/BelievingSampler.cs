namespace HyperGen.Tests.Samplers.Priors;

/// <summary>A sampler of a study that has a belief about every parameter.</summary>
internal sealed class BelievingSampler(ISampler sampler) : ISampler
{
    public string Name => sampler.Name;

    public ISamplerSession Start(SamplerStudy study) => sampler.Start(study with { Priors = [.. study.Space.Parameters.Select(Belief)] });

    public bool IsExhaustible(SearchSpace space) => sampler.IsExhaustible(space);

    private static Prior Belief(Parameter parameter) => parameter switch
    {
        FloatParameter { Scale: Scale.Log } real => real.Near(real.FromUnit(0.7), factor: 2),
        FloatParameter real => real.Near(real.FromUnit(0.7), spread: Math.Max(1e-3, 0.2 * (real.High - real.Low))),
        IntParameter integer => integer.Near(integer.FromUnit(0.7), spread: Math.Max(1, 0.2 * (integer.High - integer.Low))),
        ChoiceParameter choice => choice.Weigh([.. choice.Choices.Select((_, i) => 1.0 + i)]),
        _ => throw new ArgumentException($"'{parameter.Name}' is of an unknown kind."),
    };
}
